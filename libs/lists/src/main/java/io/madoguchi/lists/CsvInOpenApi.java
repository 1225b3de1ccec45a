package io.madoguchi.lists;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A list as a file is text in the document too, with the header that leads to its next page; not the object of the JSON form. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class CsvInOpenApi implements OASFilter {

    @Override
    public APIResponse filterAPIResponse(APIResponse response) {
        Content content = response.getContent();
        MediaType csv = content == null ? null : content.getMediaType(Csv.MEDIA_TYPE);
        if (csv != null) {
            csv.setSchema(text());
            response.addHeader(
                    PageAsCsv.NEXT,
                    OASFactory.createHeader()
                            .description("With text/csv only: the cursor of the next page; absent on the last.")
                            .schema(text()));
        }
        return response;
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
