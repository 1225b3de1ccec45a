{{/* Every object is called after the release and the service. */}}
{{- define "madoguchi.fullname" -}}
{{ printf "%s-%s" .root.Release.Name .name }}
{{- end }}

{{- define "madoguchi.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "madoguchi.labels" -}}
{{ include "madoguchi.selector" . }}
app.kubernetes.io/part-of: madoguchi
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "madoguchi.image" -}}
{{- $registry := required "image.registry is missing: say where the four images lie." .root.Values.image.registry }}
{{- $repository := printf "%s/%s" $registry (ternary "gateway" (printf "%s-service" .name) (eq .name "gateway")) }}
{{- if .service.digest }}
{{- printf "%s@%s" $repository .service.digest }}
{{- else if .root.Values.image.requireDigest }}
{{- fail (printf "%s.digest is missing, and image.requireDigest asks for one." .name) }}
{{- else }}
{{- printf "%s:%s" $repository (.root.Values.image.tag | default .root.Chart.AppVersion) }}
{{- end }}
{{- end }}

{{- define "madoguchi.url" -}}
http://{{ include "madoguchi.fullname" . }}:8080
{{- end }}

{{- define "madoguchi.publicUrl" -}}
{{ required "publicUrl is missing: say under which address people see the gateway." .Values.publicUrl }}
{{- end }}

{{- define "madoguchi.issuer" -}}
{{ required "identity.issuer is missing: say which realm of Keycloak vouches for people." .Values.identity.issuer }}
{{- end }}

{{- define "madoguchi.brokers" -}}
{{ required "kafka.bootstrap is missing: say where the brokers are." .Values.kafka.bootstrap }}
{{- end }}

{{/* host and port of a database server: "database" or "keysDatabase" */}}
{{- define "madoguchi.databaseServer" -}}
{{- $host := required "database.host is missing: say where PostgreSQL is." .root.Values.database.host }}
{{- if and (eq .server "keysDatabase") .root.Values.keysDatabase.host }}
{{- printf "%s:%v" .root.Values.keysDatabase.host .root.Values.keysDatabase.port }}
{{- else }}
{{- printf "%s:%v" $host .root.Values.database.port }}
{{- end }}
{{- end }}

{{- define "madoguchi.databaseUrl" -}}
{{- $database := .root.Values.database }}
jdbc:postgresql://{{ include "madoguchi.databaseServer" . }}/{{ (index .service .server).name }}?sslmode={{ $database.sslMode }}
{{- if $database.caConfigMap }}&sslrootcert=/etc/madoguchi/database/ca.crt
{{- else if hasPrefix "verify" $database.sslMode }}
{{- fail (printf "database.sslMode is %s: database.caConfigMap must name the authority to trust." $database.sslMode) }}
{{- end }}
{{- end }}

{{/* user and password of a database as environment variables with a prefix */}}
{{- define "madoguchi.databaseEnv" -}}
{{- $of := index .service .server }}
- name: {{ .prefix }}DB_URL
  value: {{ include "madoguchi.databaseUrl" . | quote }}
- name: {{ .prefix }}DB_USER
  value: {{ $of.user | quote }}
- name: {{ .prefix }}DB_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $of.secret }}
      key: {{ $of.key }}
{{- end }}

{{/* the port of an address: the one it names, or that of its scheme */}}
{{- define "madoguchi.portOf" -}}
{{- $url := urlParse . }}
{{- if contains ":" $url.host }}{{ splitList ":" $url.host | last }}{{ else }}{{ ternary 80 443 (eq $url.scheme "http") }}{{ end }}
{{- end }}

{{- define "madoguchi.hostOf" -}}
{{ (urlParse .).host | splitList ":" | first }}
{{- end }}
