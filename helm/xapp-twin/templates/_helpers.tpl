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

{{/* twin.yaml: what the chart has to say, over what the values say. */}}
{{- define "xapp.twin" -}}
{{- $keys := list -}}
{{- range $name, $_ := .Values.modelKeys -}}
{{- $keys = append $keys (printf "/etc/rantwin/keys/%s" $name) -}}
{{- end -}}
{{- $own := dict
      "http" (dict "host" "0.0.0.0" "port" .Values.ports.view)
      "grpc" (dict "host" "0.0.0.0" "port" .Values.ports.grpc)
      "models" (dict "folder" "/var/lib/rantwin/models")
      "keeping" (dict "folder" "/var/lib/rantwin/state") -}}
{{- if $keys }}{{ $_ := set $own.models "keyFiles" $keys }}{{ end -}}
{{- if .Values.topology }}{{ $_ := set $own "topology" (dict "file" "/etc/rantwin/twin/topology.json") }}{{ end -}}
{{ mergeOverwrite (deepCopy .Values.twin) $own | toYaml }}
{{- end -}}
