{{- define "rapp.base" -}}
{{- if contains "planner" .Release.Name -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}-planner
{{- end -}}
{{- end -}}

{{- define "rapp.image" -}}
{{ with .Values.image.registry }}{{ . }}/{{ end }}{{ .Values.image.name }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "rapp.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "rapp.labels" -}}
{{ include "rapp.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: ran-twin
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{/* Secrets by the name of the folder below /etc/rantwin/secrets that they are mounted at. */}}
{{- define "rapp.secrets" -}}
{{- $s := dict -}}
{{- range $folder, $name := dict
      "tls" .Values.access.tlsSecret
      "client-ca" .Values.access.clientCaSecret
      "a1-ca" .Values.policies.caSecret
      "a1-certificate" .Values.policies.certificateSecret
      "a1-token" .Values.policies.tokenSecret
      "twin-ca" .Values.twinAccess.caSecret
      "twin-certificate" .Values.twinAccess.certificateSecret
      "twin-token" .Values.twinAccess.tokenSecret
      "trace-ca" .Values.tracing.caSecret
      "trace-certificate" .Values.tracing.certificateSecret
      "trace-token" .Values.tracing.tokenSecret
      "retrain-key" .Values.retraining.keySecret -}}
{{- if $name }}{{ $_ := set $s $folder $name }}{{ end -}}
{{- end -}}
{{ $s | toJson }}
{{- end -}}

{{/* Options that say who may ask. Without any, others do not reach the port. */}}
{{- define "rapp.access" -}}
{{- $files := "/etc/rantwin/secrets" -}}
{{- $a := list -}}
{{- with .Values.access -}}
{{- $isServed := or .open (ne .tlsSecret "") -}}
{{- $a = concat $a (list "--host" (ternary "0.0.0.0" "127.0.0.1" $isServed) "--calls-per-second" (.callsPerSecond | toString)) -}}
{{- if .open }}{{ $a = append $a "--open" }}{{ end -}}
{{- if .tlsSecret -}}
{{- $a = concat $a (list "--tls-cert" (printf "%s/tls/tls.crt" $files) "--tls-key" (printf "%s/tls/tls.key" $files)) -}}
{{- end -}}
{{- if .clientCaSecret }}{{ $a = concat $a (list "--tls-client-ca" (printf "%s/client-ca/ca.crt" $files)) }}{{ end -}}
{{- range $name, $role := .clientRoles }}{{ $a = concat $a (list "--client-role" (printf "%s=%s" $name $role)) }}{{ end -}}
{{- with .tokens -}}
{{- if .issuer -}}
{{- $keys := .keysUrl | default "/etc/rantwin/token-keys/jwks.json" -}}
{{- $a = concat $a (list "--token-issuer" .issuer "--token-audience" .audience "--token-keys" $keys) -}}
{{- $a = concat $a (list "--token-roles" .roles "--token-name" .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{ $a | toJson }}
{{- end -}}

{{/* Options of files for the other side whose options begin with $.prefix and whose folders with $.folder. */}}
{{- define "rapp.files" -}}
{{- $a := list -}}
{{- $at := printf "/etc/rantwin/secrets/%s" .folder -}}
{{- if .from.caSecret }}{{ $a = concat $a (list (printf "--%s-ca" .prefix) (printf "%s-ca/ca.crt" $at)) }}{{ end -}}
{{- if .from.certificateSecret -}}
{{- $a = concat $a (list (printf "--%s-cert" .prefix) (printf "%s-certificate/tls.crt" $at)) -}}
{{- $a = concat $a (list (printf "--%s-key" .prefix) (printf "%s-certificate/tls.key" $at)) -}}
{{- end -}}
{{- if .from.tokenSecret }}{{ $a = concat $a (list (printf "--%s-token-file" .prefix) (printf "%s-token/token" $at)) }}{{ end -}}
{{ $a | toJson }}
{{- end -}}

{{/* Where the collector of traces listens. */}}
{{- define "rapp.collectorPort" -}}
{{- $host := urlParse .Values.tracing.endpoint | dig "host" "" -}}
{{- regexFind ":[0-9]+$" $host | trimPrefix ":" | default (ternary "443" "80" (hasPrefix "https:" .Values.tracing.endpoint)) -}}
{{- end -}}

{{/* Options of `rantwin rapp`, as a list. */}}
{{- define "rapp.arguments" -}}
{{- $a := concat (list "rapp") (include "rapp.access" . | fromJsonArray) -}}
{{- $a = concat $a (list "--port" (.Values.port | toString) "--health-port" (.Values.healthPort | toString)) -}}
{{- $a = concat $a (list "--folder" "/var/lib/rantwin" "--plans" "/var/lib/rantwin/orders") -}}
{{- $a = concat $a (list "--sweep-threads" (.Values.sweepThreads | toString) "--network-time" .Values.networkTime) -}}
{{- with .Values.policies -}}
{{- if .managementUrl -}}
{{- $a = concat $a (list "--pms" .managementUrl "--pms-version" (.managementVersion | toString)) -}}
{{- end -}}
{{- range $ric, $url := .a1 -}}
{{- $a = concat $a (list "--a1" (printf "%s=%s" $ric $url)) -}}
{{- end -}}
{{- if .a1 }}{{ $a = concat $a (list "--a1-flavour" .a1Flavour) }}{{ end -}}
{{- $a = concat $a (list "--service-id" .serviceId "--keep-alive" (int64 .keepAliveSeconds | toString)) -}}
{{- $a = concat $a (include "rapp.files" (dict "from" . "prefix" "a1" "folder" "a1") | fromJsonArray) -}}
{{- end -}}
{{- with .Values.twin }}{{ $a = concat $a (list "--twin" .) }}{{ end -}}
{{- $a = concat $a (include "rapp.files" (dict "from" .Values.twinAccess "prefix" "twin" "folder" "twin") | fromJsonArray) -}}
{{- with .Values.tracing -}}
{{- if .endpoint -}}
{{- $a = concat $a (list "--trace-endpoint" .endpoint "--trace-ratio" (.sampleRatio | toString)) -}}
{{- $a = concat $a (include "rapp.files" (dict "from" . "prefix" "trace" "folder" "trace") | fromJsonArray) -}}
{{- end -}}
{{- end -}}
{{- with .Values.retraining -}}
{{- if .signals -}}
{{- $a = concat $a (list "--retrain" (join "," .signals) "--retrain-after" .standsFor "--retrain-pause" .pause) -}}
{{- $a = concat $a (list "--retrain-window" .window "--retrain-rows" (int64 .leastRows | toString)) -}}
{{- if .keySecret }}{{ $a = concat $a (list "--retrain-key" "/etc/rantwin/secrets/retrain-key/private.pem") }}{{ end -}}
{{- if .offer }}{{ $a = append $a "--retrain-offer" }}{{ end -}}
{{- end -}}
{{- end -}}
{{- with .Values.pmData -}}
{{- if .kafka -}}
{{- $a = concat $a (list "--kafka" .kafka "--job" .job) -}}
{{- with .coordinatorUrl }}{{ $a = concat $a (list "--ics" .) }}{{ end -}}
{{- with .kafkaConfigSecret }}{{ $a = concat $a (list "--kafka-config" "/etc/rantwin/kafka/consumer.properties") }}{{ end -}}
{{- end -}}
{{- end -}}
{{ $a | toYaml }}
{{- end -}}
