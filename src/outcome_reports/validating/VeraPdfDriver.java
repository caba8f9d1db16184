// Runs veraPDF over many files in one Java process and prints one JSON object a line for each file and flavour.
// Arguments: the flavours, joined by commas ("ua1,3a"), then the files.
// Java runs this file from source (JEP 330), so that no class file has to be kept.

import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;

public final class VeraPdfDriver {
    /** Failures listed for one rule; the counts are of all. */
    private static final int LISTED_FAILURES = 100;

    private static final String NOTHING_CHECKED =
            ",\"compliant\":false,\"ended\":\"\",\"checks\":0,\"failed\":0,\"failures\":[]";

    private VeraPdfDriver() {
    }

    public static void main(String[] arguments) {
        PrintStream results = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Libraries may print; only results go to standard output.
        System.setOut(System.err);
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int index = 1; index < arguments.length; index++) {
            for (String flavour : arguments[0].split(",")) {
                results.println(validate(arguments[index], flavour));
            }
        }
    }

    private static String validate(String file, String flavourName) {
        String head = "{\"flavour\":" + quoted(flavourName);
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(flavourName);
        ValidatorConfig config = new ValidatorConfigBuilder().flavour(flavour).recordPasses(false)
                .showErrorMessages(true).maxNumberOfDisplayedFailedChecks(LISTED_FAILURES).build();
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(config)) {
            return head + outcome(validator.validate(parser)) + "}";
        } catch (Exception | LinkageError | StackOverflowError problem) {
            // One broken file must not take the verdict on the others away.
            return head + ",\"error\":" + quoted(String.valueOf(problem)) + NOTHING_CHECKED + "}";
        }
    }

    private static String outcome(ValidationResult result) {
        int failed = result.getFailedChecks().values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder text = new StringBuilder();
        text.append(",\"compliant\":").append(result.isCompliant());
        text.append(",\"ended\":").append(quoted(result.getJobEndStatus().getValue()));
        text.append(",\"checks\":").append(result.getTotalAssertions());
        text.append(",\"failed\":").append(failed);
        text.append(",\"failures\":[");
        String separator = "";
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() != TestAssertion.Status.FAILED) {
                continue;
            }
            text.append(separator).append("{\"specification\":")
                    .append(quoted(assertion.getRuleId().getSpecification().getId()))
                    .append(",\"clause\":").append(quoted(assertion.getRuleId().getClause()))
                    .append(",\"test\":").append(assertion.getRuleId().getTestNumber())
                    .append(",\"description\":").append(quoted(assertion.getMessage()))
                    .append(",\"message\":").append(quoted(assertion.getErrorMessage()))
                    .append(",\"context\":").append(quoted(assertion.getLocation().getContext()))
                    .append("}");
            separator = ",";
        }
        return text.append("]").toString();
    }

    private static String quoted(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || Character.isSurrogate(character)) {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
