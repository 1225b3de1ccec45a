package io.madoguchi.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every object against the model of the Kubernetes API: an unknown or missing field, or a wrong type, is an error. */
class KubernetesModelTest {

    /** Their definitions are not part of Kubernetes and none was fetched: UNCHECKED against a schema. */
    private static final Set<String> UNCHECKED =
            Set.of("gateway.networking.k8s.io/v1 HTTPRoute", "monitoring.coreos.com/v1 ServiceMonitor");

    private interface Check {
        void of(JsonElement object) throws IOException;
    }

    private static final Map<String, Check> CHECKS = Map.of(
            "apps/v1 Deployment", object -> whole(object, V1Deployment.class, V1Deployment::validateJsonElement),
            "batch/v1 Job", object -> whole(object, V1Job.class, V1Job::validateJsonElement),
            "v1 Service", object -> whole(object, V1Service.class, V1Service::validateJsonElement),
            "policy/v1 PodDisruptionBudget",
                    object -> whole(object, V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "autoscaling/v2 HorizontalPodAutoscaler",
                    object -> whole(
                            object, V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement),
            "networking.k8s.io/v1 NetworkPolicy",
                    object -> whole(object, V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
            "networking.k8s.io/v1 Ingress", object -> whole(object, V1Ingress.class, V1Ingress::validateJsonElement));

    @ParameterizedTest
    @EnumSource
    void everyObjectIsOneKubernetesKnows(Profile profile) throws IOException {
        for (Manifest object : Chart.objects(profile)) {
            check(object);
        }
    }

    @Test
    void aMisspeltFieldDeepInsideIsFound() {
        String wrong = Chart.render(Profile.MINIMAL).replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");

        assertThatThrownBy(() -> check(Chart.objects(wrong).stream()
                        .filter(Manifest::hasPods)
                        .findFirst()
                        .orElseThrow()))
                .hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void aWrongTypeIsFound() {
        String wrong = Chart.render(Profile.MINIMAL).replace("replicas: 1", "replicas: one");

        assertThatThrownBy(() -> check(Chart.objects(wrong).stream()
                        .filter(Manifest::hasPods)
                        .findFirst()
                        .orElseThrow()))
                .hasMessageContaining("one");
    }

    private static void check(Manifest object) throws IOException {
        String type = object.text("apiVersion") + " " + object.kind();
        Check check = CHECKS.get(type);
        if (check == null) {
            assertThat(UNCHECKED).as("a kind nobody decided about").contains(type);
            return;
        }
        check.of(new Gson().toJsonTree(object.tree()));
    }

    /** Names by the model's own check, types by reading it. */
    private static <T> void whole(JsonElement object, Class<T> type, Check names) throws IOException {
        names.of(object);
        assertThat(JSON.<T>deserialize(object.toString(), type)).isNotNull();
    }
}
