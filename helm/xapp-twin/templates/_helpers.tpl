{{/* Names as the platform wants them: service-ricxapp-NAME-rmr and so on. */}}
{{- define "xapp.base" -}}
{{ .Release.Namespace | default "ricxapp" }}-{{ .Values.xappName }}
{{- end -}}

{{- define "xapp.image" -}}
{{ with .Values.image.registry }}{{ . }}/{{ end }}{{ .Values.image.name }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "xapp.selector" -}}
app: {{ include "xapp.base" . }}
release: {{ .Release.Name }}
{{- end -}}

{{- define "xapp.labels" -}}
{{ include "xapp.selector" . }}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: ran-twin
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{/* The descriptor of the repository with this release's name, image and ports. */}}
{{- define "xapp.descriptor" -}}
{{- $d := .Files.Get "files/config-file.json" | fromJson -}}
{{- $name := .Values.xappName -}}
{{- $_ := set $d "name" $name -}}
{{- $_ := set $d "xapp_name" $name -}}
{{- $_ := set $d "version" .Chart.AppVersion -}}
{{- $image := dict "registry" .Values.image.registry "name" .Values.image.name "tag" (.Values.image.tag | default .Chart.AppVersion) -}}
{{- $_ := set $d "containers" (list (dict "name" $name "image" $image)) -}}
{{- range $probe := list "livenessProbe" "readinessProbe" -}}
{{- $_ := set (get (get $d $probe) "httpGet") "port" $.Values.ports.http -}}
{{- end -}}
{{- $numbers := dict "http" .Values.ports.http "rmrdata" .Values.ports.rmrData "rmrroute" .Values.ports.rmrRoute -}}
{{- range $port := $d.messaging.ports -}}
{{- $_ := set $port "container" $name -}}
{{- $_ := set $port "port" (get $numbers $port.name) -}}
{{- end -}}
{{ $d | toPrettyJson }}
{{- end -}}

{{/* Secrets by the name of the folder below /etc/rantwin/secrets that they are mounted at. */}}
{{- define "xapp.secrets" -}}
{{- $s := dict -}}
{{- range $folder, $name := dict
      "tls" .Values.access.tlsSecret
      "client-ca" .Values.access.clientCaSecret
      "redis-ca" .Values.platform.redisTls.caSecret
      "redis-certificate" .Values.platform.redisTls.certificateSecret
      "redis-login" .Values.platform.redisLogin.passwordSecret
      "trace-ca" .Values.tracing.caSecret
      "trace-certificate" .Values.tracing.certificateSecret
      "trace-token" .Values.tracing.tokenSecret -}}
{{- if $name }}{{ $_ := set $s $folder $name }}{{ end -}}
{{- end -}}
{{ $s | toJson }}
{{- end -}}

{{/* Whether there is a pod for `helm test`, and by what it is known. */}}
{{- define "xapp.isTested" -}}
{{ if or .Values.access.open .Values.test.caSecret }}yes{{ end }}
{{- end -}}

{{- define "xapp.testLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}-test
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "xapp.testSecrets" -}}
{{- $s := dict -}}
{{- range $folder, $name := dict "ca" .Values.test.caSecret "certificate" .Values.test.certificateSecret "token" .Values.test.tokenSecret -}}
{{- if $name }}{{ $_ := set $s $folder $name }}{{ end -}}
{{- end -}}
{{ $s | toJson }}
{{- end -}}

{{/* The address that is listened at: other pods reach it only when they are asked who they are, or all are meant. */}}
{{- define "xapp.grpcHost" -}}
{{ ternary "0.0.0.0" "127.0.0.1" (or .Values.access.open (ne .Values.access.tlsSecret "")) }}
{{- end -}}

{{/* Section access of twin.yaml. */}}
{{- define "xapp.access" -}}
{{- with .Values.access -}}
{{- $a := dict "open" .open "callsPerSecond" .callsPerSecond -}}
{{- if .tlsSecret -}}
{{- $_ := set $a "certificate" "/etc/rantwin/secrets/tls/tls.crt" -}}
{{- $_ := set $a "key" "/etc/rantwin/secrets/tls/tls.key" -}}
{{- end -}}
{{- if .clientCaSecret -}}
{{- $_ := set $a "clientAuthorities" "/etc/rantwin/secrets/client-ca/ca.crt" -}}
{{- $_ := set $a "clientRoles" .clientRoles -}}
{{- end -}}
{{- if .tokens.issuer -}}
{{- $_ := set $a "tokenIssuer" .tokens.issuer -}}
{{- $_ := set $a "tokenAudience" .tokens.audience -}}
{{- $_ := set $a "tokenKeys" (.tokens.keysUrl | default "/etc/rantwin/token-keys/jwks.json") -}}
{{- $_ := set $a "tokenRoles" .tokens.roles -}}
{{- $_ := set $a "tokenName" .tokens.name -}}
{{- end -}}
{{ $a | toJson }}
{{- end -}}
{{- end -}}

{{/* Section tracing of twin.yaml. */}}
{{- define "xapp.tracing" -}}
{{- with .Values.tracing -}}
{{- $files := "/etc/rantwin/secrets" -}}
{{- $t := dict "endpoint" .endpoint "sampleRatio" .sampleRatio -}}
{{- if .caSecret }}{{ $_ := set $t "authorities" (printf "%s/trace-ca/ca.crt" $files) }}{{ end -}}
{{- if .certificateSecret -}}
{{- $_ := set $t "certificate" (printf "%s/trace-certificate/tls.crt" $files) -}}
{{- $_ := set $t "key" (printf "%s/trace-certificate/tls.key" $files) -}}
{{- end -}}
{{- if .tokenSecret }}{{ $_ := set $t "tokenFile" (printf "%s/trace-token/token" $files) }}{{ end -}}
{{ $t | toJson }}
{{- end -}}
{{- end -}}

{{/* Where the collector of traces listens. */}}
{{- define "xapp.collectorPort" -}}
{{- $host := urlParse .Values.tracing.endpoint | dig "host" "" -}}
{{- regexFind ":[0-9]+$" $host | trimPrefix ":" | default (ternary "443" "80" (hasPrefix "https:" .Values.tracing.endpoint)) -}}
{{- end -}}

{{/* twin.yaml: what the chart has to say, over what the values say. */}}
{{- define "xapp.twin" -}}
{{- $keys := list -}}
{{- range $name, $_ := .Values.modelKeys -}}
{{- $keys = append $keys (printf "/etc/rantwin/keys/%s" $name) -}}
{{- end -}}
{{- $own := dict
      "http" (dict "host" (ternary "0.0.0.0" "127.0.0.1" (or .Values.viewOpen .Values.viewGuarded)) "port" .Values.ports.view
        "guarded" .Values.viewGuarded "open" .Values.viewOpen)
      "grpc" (dict "host" (include "xapp.grpcHost" .) "port" .Values.ports.grpc)
      "access" (include "xapp.access" . | fromJson)
      "models" (dict "folder" "/var/lib/rantwin/models")
      "keeping" (dict "folder" "/var/lib/rantwin/state") -}}
{{- if $keys }}{{ $_ := set $own.models "keyFiles" $keys }}{{ end -}}
{{- if .Values.tracing.endpoint }}{{ $_ := set $own "tracing" (include "xapp.tracing" . | fromJson) }}{{ end -}}
{{- if .Values.topology }}{{ $_ := set $own "topology" (dict "file" "/etc/rantwin/twin/topology.json") }}{{ end -}}
{{ mergeOverwrite (deepCopy .Values.twin) $own | toYaml }}
{{- end -}}
