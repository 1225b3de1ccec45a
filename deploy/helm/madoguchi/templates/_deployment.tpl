{{- define "madoguchi.deployment" -}}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "madoguchi.fullname" . }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{- include "madoguchi.labels" . | nindent 4 }}
spec:
  {{- if not .service.autoscaling.enabled }}
  replicas: {{ .service.replicas }}
  {{- end }}
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
  selector:
    matchLabels: {{- include "madoguchi.selector" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "madoguchi.labels" . | nindent 8 }}
    spec:
      {{- include "madoguchi.pod" . | nindent 6 }}
      terminationGracePeriodSeconds: {{ .service.graceSeconds }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: {{ .service.spread }}
          labelSelector:
            matchLabels: {{- include "madoguchi.selector" . | nindent 14 }}
      containers:
        - {{- include "madoguchi.container" . | nindent 10 }}
          ports:
            - {name: http, containerPort: 8080, protocol: TCP}
            - {name: management, containerPort: 9000, protocol: TCP}
          startupProbe:
            httpGet: {path: /q/health/started, port: management}
            periodSeconds: 2
            failureThreshold: {{ div (add .service.startupSeconds 1) 2 }}
          # knows no dependency: a restart mends nothing that is broken elsewhere
          livenessProbe:
            httpGet: {path: /q/health/live, port: management}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet: {path: /q/health/ready, port: management}
            periodSeconds: 5
            timeoutSeconds: 5
          lifecycle:
            preStop:
              sleep: {seconds: {{ .service.preStopSeconds }}}
{{- end }}

{{/* What the pods of a service and of its migration share */}}
{{- define "madoguchi.pod" -}}
automountServiceAccountToken: false
# variables made of the names of Services would look like configuration to Kafka's client
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  {{- with .root.Values.runAs }}
  runAsUser: {{ . }}
  runAsGroup: {{ . }}
  fsGroup: {{ . }}
  {{- end }}
  seccompProfile: {type: RuntimeDefault}
{{- with .service.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .service.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .service.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
volumes:
  - name: tmp
    emptyDir: {sizeLimit: {{ .service.tmpSize }}}
  - name: secrets
    projected:
      defaultMode: 0440
      sources:
        {{- include "madoguchi.secretFiles" .service.files | nindent 8 }}
        {{- if ne .name "gateway" }}
        - secret:
            name: {{ .root.Values.pepper.secret }}
            items: [{key: {{ .root.Values.pepper.key }}, path: pepper}]
        {{- end }}
  {{- range $mount, $files := .mounts }}
  - name: {{ $mount }}
    projected:
      defaultMode: 0440
      sources: {{- include "madoguchi.secretFiles" $files | nindent 8 }}
  {{- end }}
  {{- with .root.Values.database.caConfigMap }}
  - name: database
    configMap: {name: {{ . }}, defaultMode: 0444}
  {{- end }}
{{- end }}

{{- define "madoguchi.secretFiles" -}}
- secret:
    name: {{ .secret }}
    items:
      {{- range $path, $key := .keys }}
      - {key: {{ $key }}, path: {{ $path }}}
      {{- end }}
{{- end }}

{{- define "madoguchi.container" -}}
name: {{ .name }}
image: {{ include "madoguchi.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities: {drop: [ALL]}
  seccompProfile: {type: RuntimeDefault}
resources: {{- toYaml .service.resources | nindent 2 }}
env:
  {{- range $name, $value := .env }}
  - {name: {{ $name }}, value: {{ $value | quote }}}
  {{- end }}
  - {name: HTTP_HOST, value: 0.0.0.0}
  - {name: HTTP_PORT, value: "8080"}
  - {name: MANAGEMENT_PORT, value: "9000"}
  - {name: SECRETS_DIR, value: /etc/madoguchi/secrets}
  - {name: OIDC_ISSUER, value: {{ include "madoguchi.issuer" .root | quote }}}
  - {name: JAVA_TOOL_OPTIONS, value: {{ .service.javaOptions | quote }}}
  {{- include "madoguchi.databaseEnv" (merge (dict "server" "database" "prefix" "") .) | nindent 2 }}
  {{- if has "keysDatabase" .edges }}
  {{- include "madoguchi.databaseEnv" (merge (dict "server" "keysDatabase" "prefix" "KEYS_") .) | nindent 2 }}
  {{- end }}
  {{- include "madoguchi.migrationEnv" . | nindent 2 }}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
  - {name: secrets, mountPath: /etc/madoguchi/secrets, readOnly: true}
  {{- range $mount, $files := .mounts }}
  - {name: {{ $mount }}, mountPath: /etc/madoguchi/{{ $mount }}, readOnly: true}
  {{- end }}
  {{- if .root.Values.database.caConfigMap }}
  - {name: database, mountPath: /etc/madoguchi/database, readOnly: true}
  {{- end }}
{{- end }}
