{{/* Off in the pods of the service where a job migrates; the job itself ends as soon as it has. */}}
{{- define "madoguchi.migrationEnv" -}}
{{- $start := or .migrating (eq .root.Values.migrations.mode "start") }}
- {name: QUARKUS_FLYWAY_MIGRATE_AT_START, value: {{ $start | quote }}}
{{- if has "keysDatabase" .edges }}
- {name: QUARKUS_FLYWAY_KEYS_MIGRATE_AT_START, value: {{ $start | quote }}}
{{- end }}
{{- if .migrating }}
- {name: QUARKUS_INIT_AND_EXIT, value: "true"}
{{- end }}
{{- end }}

{{- define "madoguchi.migration" -}}
{{- $context := merge (dict "migrating" true) . }}
{{- $labels := dict "root" .root "name" (printf "%s-migration" .name) }}
{{- $name := printf "%s-%s" (include "madoguchi.fullname" $labels) (include "madoguchi.image" . | sha256sum | trunc 8) }}
---
apiVersion: batch/v1
kind: Job
metadata:
  # by version: a job cannot be changed
  name: {{ $name }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{- include "madoguchi.labels" $labels | nindent 4 }}
  annotations:
    # Argo CD runs it before the wave of the services, as Helm does
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "0"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
    argocd.argoproj.io/sync-wave: "-1"
spec:
  backoffLimit: 2
  activeDeadlineSeconds: 1800
  template:
    metadata:
      labels: {{- include "madoguchi.labels" $labels | nindent 8 }}
    spec:
      {{- include "madoguchi.pod" . | nindent 6 }}
      restartPolicy: Never
      containers:
        - {{- include "madoguchi.container" $context | nindent 10 }}
{{- if .root.Values.networkPolicy.enabled }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "madoguchi.fullname" $labels }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{- include "madoguchi.labels" $labels | nindent 4 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "-1"
    helm.sh/hook-delete-policy: before-hook-creation
    argocd.argoproj.io/sync-wave: "-2"
spec:
  podSelector:
    matchLabels: {{- include "madoguchi.selector" $labels | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress: []
  egress:
    {{- include "madoguchi.databaseEgress" . | nindent 4 }}
{{- end }}
{{- end }}
