{{/*
One service, whole. Takes: root, name, env (what it reads besides its databases), calls (services it asks), edges (what else it
reaches: keysDatabase, kafka, mail, webhooks), calledBy (services that ask it), mounts (Secrets besides its own, as files).
*/}}
{{- define "madoguchi.service" -}}
{{- $service := mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy (index .root.Values .name)) }}
{{- $context := merge (dict "service" $service) . }}
{{- include "madoguchi.deployment" $context }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ include "madoguchi.fullname" . }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{- include "madoguchi.labels" . | nindent 4 }}
spec:
  selector: {{- include "madoguchi.selector" . | nindent 4 }}
  ports:
    - {name: http, port: 8080, targetPort: http, protocol: TCP}
    - {name: management, port: 9000, targetPort: management, protocol: TCP}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "madoguchi.fullname" . }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{- include "madoguchi.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ $service.maxUnavailable }}
  selector:
    matchLabels: {{- include "madoguchi.selector" . | nindent 6 }}
{{- if $service.autoscaling.enabled }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "madoguchi.fullname" . }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{- include "madoguchi.labels" . | nindent 4 }}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ include "madoguchi.fullname" . }}}
  minReplicas: {{ $service.autoscaling.min }}
  maxReplicas: {{ $service.autoscaling.max }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: {{ $service.autoscaling.cpu }}}
{{- end }}
{{- if .root.Values.networkPolicy.enabled }}
{{- include "madoguchi.networkPolicy" $context }}
{{- end }}
{{- if eq .root.Values.migrations.mode "job" }}
{{- include "madoguchi.migration" $context }}
{{- end }}
{{- end }}
