package io.madoguchi.lists;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A page of any list as a file for a spreadsheet, for whoever asks with {@code Accept: text/csv}: a column for each value of the
 * view, in its order and named by its path ({@code names.ja}), whether this page has such a value or not. The header
 * {@value #NEXT} holds the cursor of the next page.
 */
@Provider
@Produces(Csv.MEDIA_TYPE)
public class PageAsCsv implements MessageBodyWriter<Page<?>> {

    public static final String NEXT = "Madoguchi-Next";

    private final ObjectMapper json;

    PageAsCsv(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return Page.class.isAssignableFrom(type) && generic instanceof ParameterizedType;
    }

    @Override
    public void writeTo(
            Page<?> page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        String next = page.next();
        if (next != null) {
            headers.putSingle(NEXT, next);
        }
        List<String> columns = columns(((ParameterizedType) generic).getActualTypeArguments()[0]);
        StringBuilder file = new StringBuilder(Csv.MARK).append(Csv.row(columns));
        for (Object item : page.items()) {
            JsonNode view = json.valueToTree(item);
            file.append(Csv.row(columns.stream()
                    .map(column -> text(view.at("/" + column.replace('.', '/'))))
                    .toList()));
        }
        out.write(file.toString().getBytes(StandardCharsets.UTF_8));
    }

    static List<String> columns(Type view) {
        List<String> columns = new ArrayList<>();
        collect("", (Class<?>) view, columns);
        return columns;
    }

    private static void collect(String path, Class<?> type, List<String> columns) {
        if (!type.isRecord() || isOneValue(type)) {
            columns.add(path);
            return;
        }
        for (RecordComponent part : type.getRecordComponents()) {
            collect(path.isEmpty() ? part.getName() : path + "." + part.getName(), part.getType(), columns);
        }
    }

    private static boolean isOneValue(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    /** Several plain values stand in one cell with a space between; what has a structure of its own stays JSON. */
    private static String text(JsonNode value) {
        if (value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode)) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" "));
        }
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
