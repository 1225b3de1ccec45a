{{/* The exact edges of one service; its migration reaches the databases and nothing else. */}}
{{- define "madoguchi.networkPolicy" -}}
{{- $peers := .root.Values.networkPolicy.peers }}
{{- $root := .root }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "madoguchi.fullname" . }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{- include "madoguchi.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels: {{- include "madoguchi.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    {{- if eq .name "gateway" }}
    - ports: [{port: http, protocol: TCP}]
      {{- with $peers.front }}
      from: {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- else }}
    - ports: [{port: http, protocol: TCP}]
      from:
        {{- range .calledBy }}
        - podSelector:
            matchLabels: {{- include "madoguchi.selector" (dict "root" $root "name" .) | nindent 14 }}
        {{- end }}
    {{- end }}
    {{- with $peers.monitoring }}
    - ports: [{port: management, protocol: TCP}]
      from: {{- toYaml . | nindent 8 }}
    {{- end }}
  egress:
    {{- include "madoguchi.databaseEgress" . | nindent 4 }}
    - ports: [{port: {{ include "madoguchi.portOf" (include "madoguchi.issuer" .root) }}, protocol: TCP}]
      {{- with $peers.identity }}
      to: {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- range .calls }}
    - ports: [{port: http, protocol: TCP}]
      to:
        - podSelector:
            matchLabels: {{- include "madoguchi.selector" (dict "root" $root "name" .) | nindent 14 }}
    {{- end }}
    {{- if has "kafka" .edges }}
    - ports:
        {{- range include "madoguchi.brokers" $root | splitList "," }}
        - {port: {{ splitList ":" . | last }}, protocol: TCP}
        {{- end }}
      {{- with $peers.kafka }}
      to: {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- end }}
    {{- if has "mail" .edges }}
    - ports: [{port: {{ .root.Values.mail.port }}, protocol: TCP}]
      {{- with $peers.mail }}
      to: {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- end }}
    {{- if and (has "webhooks" .edges) .root.Values.networkPolicy.webhooks }}
    - ports: [{port: 443, protocol: TCP}]
      to:
        - ipBlock:
            cidr: 0.0.0.0/0
            except: [10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16]
        - ipBlock:
            cidr: ::/0
            except: [fc00::/7, fe80::/10]
    {{- end }}
{{- end }}

{{- define "madoguchi.databaseEgress" -}}
{{- $ports := list (include "madoguchi.databaseServer" (merge (dict "server" "database") .) | splitList ":" | last) }}
{{- if has "keysDatabase" .edges }}
{{- $ports = append $ports (include "madoguchi.databaseServer" (merge (dict "server" "keysDatabase") .) | splitList ":" | last) }}
{{- end }}
- ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
  to: {{- toYaml .root.Values.networkPolicy.peers.dns | nindent 4 }}
- ports:
    {{- range uniq $ports }}
    - {port: {{ . }}, protocol: TCP}
    {{- end }}
  {{- with .root.Values.networkPolicy.peers.database }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
