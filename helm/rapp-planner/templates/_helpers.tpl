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

{{/* Options of `rantwin rapp`, as a list. */}}
{{- define "rapp.arguments" -}}
{{- $a := list "rapp" "--host" "0.0.0.0" "--open" "--port" (.Values.port | toString) "--folder" "/var/lib/rantwin" "--plans" "/var/lib/rantwin/orders" -}}
{{- $a = concat $a (list "--sweep-threads" (.Values.sweepThreads | toString) "--network-time" .Values.networkTime) -}}
{{- with .Values.policies -}}
{{- if .managementUrl -}}
{{- $a = concat $a (list "--pms" .managementUrl "--pms-version" (.managementVersion | toString)) -}}
{{- end -}}
{{- range $ric, $url := .a1 -}}
{{- $a = concat $a (list "--a1" (printf "%s=%s" $ric $url)) -}}
{{- end -}}
{{- if .a1 }}{{ $a = concat $a (list "--a1-flavour" .a1Flavour) }}{{ end -}}
{{- $a = concat $a (list "--service-id" .serviceId "--keep-alive" (.keepAliveSeconds | toString)) -}}
{{- end -}}
{{- with .Values.twin }}{{ $a = concat $a (list "--twin" .) }}{{ end -}}
{{- with .Values.pmData -}}
{{- if .kafka -}}
{{- $a = concat $a (list "--kafka" .kafka "--job" .job) -}}
{{- with .coordinatorUrl }}{{ $a = concat $a (list "--ics" .) }}{{ end -}}
{{- with .kafkaConfigSecret }}{{ $a = concat $a (list "--kafka-config" "/etc/rantwin/kafka/consumer.properties") }}{{ end -}}
{{- end -}}
{{- end -}}
{{ $a | toYaml }}
{{- end -}}
