import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.processor.reports.enums.JobEndStatus;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files by PDF/UA-1 (ISO 14289-1) with the engine of veraPDF.
 *
 * <p>{@code java -cp JAR VeraPdf.java FILE...} prints a line for each file, in the order of the
 * call, with tabs between: {@code true} or {@code false} (compliant), the number of checks, and
 * for each rule that failed its name ("7.1-3"), how often it failed, and where and why first.
 *
 * <p>Any file that cannot be judged ends the run by an exception, so with a status other than 0:
 * a broken file must never look like a good one.
 */
public final class VeraPdf {
    private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] files) throws Exception {
        // The engine logs what it repairs in a file. What counts is in the verdict.
        Logger.getLogger("").setLevel(Level.OFF);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8.name());
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = readProfile();
        for (String file : files) {
            try {
                out.println(verdict(judge(new File(file), profile)));
            } catch (Throwable error) {
                throw new IllegalStateException("cannot judge " + file + ": " + error, error);
            }
        }
    }

    private static ValidationResult judge(File file, ValidationProfile profile) throws Exception {
        // One example of each failed rule; neither passed checks nor progress.
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, 1, false, true, false)) {
            List<ValidationResult> results = validator.validateAll(parser);
            if (results.size() != 1) {
                throw new IllegalStateException(results.size() + " results instead of one");
            }
            return finished(results.get(0));
        }
    }

    /** Returns the result if the engine came to the end of the file; it says so when it did not. */
    private static ValidationResult finished(ValidationResult result) {
        if (result.getJobEndStatus() != JobEndStatus.NORMAL || result.getTotalAssertions() == 0) {
            throw new IllegalStateException("stopped early: " + result.getJobEndStatus());
        }
        if (result.isCompliant() != result.getFailedChecks().isEmpty()) {
            throw new IllegalStateException("compliant, but with failed checks");
        }
        return result;
    }

    private static String verdict(ValidationResult result) {
        StringBuilder line = new StringBuilder();
        line.append(result.isCompliant()).append('\t').append(result.getTotalAssertions());
        Map<RuleId, Integer> failed =
                new TreeMap<>(
                        Comparator.comparing(RuleId::getClause).thenComparing(RuleId::getTestNumber));
        failed.putAll(result.getFailedChecks());
        failed.forEach(
                (rule, count) -> {
                    line.append('\t').append(rule.getClause()).append('-').append(rule.getTestNumber());
                    line.append('\t').append(count).append('\t').append(firstFailure(result, rule));
                });
        return line.toString();
    }

    private static String firstFailure(ValidationResult result, RuleId rule) {
        for (TestAssertion test : result.getTestAssertions()) {
            if (test.getRuleId().equals(rule) && test.getStatus() == TestAssertion.Status.FAILED) {
                String why = test.getErrorMessage() == null ? test.getMessage() : test.getErrorMessage();
                return oneLine(why + " (" + test.getLocation().getContext() + ")");
            }
        }
        return "";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    // The jar holds veraPDF's profiles as XML, but not the library (JAXB) by which veraPDF reads
    // them. So we read the XML, and hand each rule as it stands to veraPDF's own factories.

    private static ValidationProfile readProfile() throws Exception {
        Element xml = profileXml();
        Set<Rule> rules = new HashSet<>();
        for (Element element : inside(xml, "rule")) {
            rules.add(readRule(element));
        }
        if (rules.isEmpty() || rules.size() != inside(xml, "rule").size()) {
            throw new IllegalStateException("rules were lost between the profile and the engine");
        }
        Set<Variable> variables = new HashSet<>();
        for (Element element : inside(xml, "variable")) {
            variables.add(readVariable(element));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.PDFUA_1,
                Profiles.profileDetailsFromValues("PDF/UA-1", "", "veraPDF", new Date(0)),
                "",
                rules,
                variables);
    }

    private static Element profileXml() throws Exception {
        try (InputStream xml = VeraPdf.class.getResourceAsStream(PROFILE)) {
            if (xml == null) {
                throw new IOException("the jar has no " + PROFILE);
            }
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
        }
    }

    private static Rule readRule(Element rule) {
        Element id = only(rule, "id");
        RuleId ruleId =
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber")));
        return Profiles.ruleFromValues(
                ruleId,
                rule.getAttribute("object"),
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                rule.getAttribute("tags"),
                only(rule, "description").getTextContent(),
                only(rule, "test").getTextContent(),
                readError(only(rule, "error")),
                new ArrayList<>());
    }

    private static ErrorDetails readError(Element error) {
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : inside(error, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        return Profiles.errorFromValues(only(error, "message").getTextContent(), arguments);
    }

    private static Variable readVariable(Element variable) {
        return Profiles.variableFromValues(
                variable.getAttribute("name"),
                variable.getAttribute("object"),
                only(variable, "defaultValue").getTextContent(),
                only(variable, "value").getTextContent());
    }

    private static List<Element> inside(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Element only(Element parent, String tag) {
        List<Element> found = inside(parent, tag);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " <" + tag + "> in a <" + parent.getTagName() + ">");
        }
        return found.get(0);
    }
}
