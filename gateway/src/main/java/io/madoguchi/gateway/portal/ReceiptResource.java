package io.madoguchi.gateway.portal;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CheckReceipt;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Where anybody finds out whether a consent receipt is real, what it says and whether it still stands. */
@Path(Page.ROOT + "/receipt")
@Produces(MediaType.TEXT_HTML)
public class ReceiptResource {

    private static final int LONGEST = 64 * 1024;

    private final Pages pages;
    private final Catalogue catalogue;
    private final ConsentDesk desk;

    ReceiptResource(Pages pages, Catalogue catalogue, @RestClient ConsentDesk desk) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance receipt(Page page, @Nullable ReceiptResult result, Form form);
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response ask(@PathParam("lang") String lang, @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        // nothing is created by a check, so the form needs no one-time field
        return pages.show(Templates.receipt(page, null, Form.blank("")), page);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermitAll
    @RunOnVirtualThread
    public Response check(
            @PathParam("lang") String lang,
            @RestForm("receipt") @Nullable String pasted,
            @RestForm("file") @Nullable FileUpload file,
            @Context HttpServerRequest request) {
        Page page = pages.page(lang, request);
        FormWords words = Pages.words(page);
        String receipt = pasted == null || pasted.isBlank() ? read(file) : pasted.replaceAll("\\s", "");
        var typed = new MultivaluedHashMap<String, String>();
        typed.add("receipt", pasted == null ? "" : pasted);
        Form form = Form.typed(typed, "", "");
        if (receipt.isEmpty()) {
            return pages.show(Templates.receipt(page, null, form.fault("receipt", words.faultReceipt())), page, 400);
        }
        if (receipt.length() > LONGEST) {
            Form emptied = Form.blank("").fault("receipt", words.faultReceiptLong());
            return pages.show(Templates.receipt(page, null, emptied), page, 400);
        }
        ReceiptResult result = ask(receipt);
        return pages.show(Templates.receipt(page, result, result.valid() ? Form.blank("") : form), page);
    }

    private ReceiptResult ask(String receipt) {
        try {
            JsonNode answer = desk.checkReceipt(new CheckReceipt(receipt));
            return ReceiptResult.of(answer, receipt, catalogue);
        } catch (DeskProblem e) {
            if (e.isAway() || e.status() == 429) {
                throw e;
            }
            // what the service cannot read at all is no receipt of ours either
            return ReceiptResult.INVALID;
        }
    }

    private static String read(@Nullable FileUpload file) {
        if (file == null || file.size() == 0) {
            return "";
        }
        if (file.size() > LONGEST) {
            return "x".repeat(LONGEST + 1);
        }
        try {
            byte[] content = Files.readAllBytes(file.uploadedFile());
            // a receipt is ASCII; anything else in the file is simply no receipt
            return new String(content, StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
        } catch (IOException e) {
            return "";
        }
    }
}
