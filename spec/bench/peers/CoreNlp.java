import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreQuote;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.json.Json;
import javax.json.JsonArrayBuilder;
import javax.json.JsonObject;
import javax.json.JsonObjectBuilder;

/** Adapter: Stanford CoreNLP's quote annotator. Arguments and output as in quoth.lua; further arguments are properties. */
public class CoreNlp {
  static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  static Properties settings(String[] args) {
    Properties p = new Properties();
    p.setProperty("annotators", "tokenize,ssplit,pos,lemma,ner,depparse,coref,quote");
    p.setProperty("ssplit.newlineIsSentenceBreak", "two");  // headings are no part of the sentence below them
    p.setProperty("quote.asciiQuotes", "true");             // for marks that point the wrong way
    // The quote annotator looks at PERSON alone. Its rules for titles, nations and the like take most of the time.
    p.setProperty("ner.applyFineGrained", "false");
    p.setProperty("threads", "1");
    for (int i = 2; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      p.setProperty(pair[0], pair[1]);
    }
    return p;
  }

  /** What is kept of a text is small, or the collector would be what is measured. */
  static JsonArrayBuilder read(StanfordCoreNLP pipeline, String text) {
    CoreDocument d = new CoreDocument(text);
    pipeline.annotate(d);
    JsonArrayBuilder quotations = Json.createArrayBuilder();
    for (CoreQuote q : d.quotes()) quotations.add(quotation(d, q));
    return quotations;
  }

  /** From UTF-16 units to code points. */
  static JsonArrayBuilder span(String text, int begin, int end) {
    return Json.createArrayBuilder().add(text.codePointCount(0, begin)).add(text.codePointCount(0, end));
  }

  static JsonObjectBuilder quotation(CoreDocument d, CoreQuote q) {
    JsonObjectBuilder o = Json.createObjectBuilder()
        .add("content", span(d.text(), q.quoteCharOffsets().first(), q.quoteCharOffsets().second()));
    if (q.hasCanonicalSpeaker) o.add("name", q.canonicalSpeaker().get());
    else if (q.hasSpeaker) o.add("name", q.speaker().get());
    if (q.hasSpeaker && q.speakerTokens().isPresent() && !q.speakerTokens().get().isEmpty()) {
      List<CoreLabel> t = q.speakerTokens().get();
      o.add("mention", span(d.text(), t.get(0).beginPosition(), t.get(t.size() - 1).endPosition()));
    }
    return o;
  }

  public static void main(String[] args) throws Exception {
    int warm = Integer.parseInt(args[0]);
    double least = Double.parseDouble(args[1]);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    StanfordCoreNLP pipeline = new StanfordCoreNLP(settings(args));
    read(pipeline, "\"We are ready,\" said Jane Roe.");
    double startUp = cpu();
    List<JsonObject> documents = new ArrayList<>();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; )
      documents.add(Json.createReader(new StringReader(line)).readObject());
    for (int i = 0; i < warm && i < documents.size(); i++) read(pipeline, documents.get(i).getString("text"));
    int passes = 0;
    double begin = cpu(), seconds;
    List<JsonArrayBuilder> results;
    do {
      results = new ArrayList<>();
      for (JsonObject d : documents) results.add(read(pipeline, d.getString("text")));
      passes++;
      seconds = cpu() - begin;
    } while (seconds < least);
    for (int i = 0; i < results.size(); i++)
      out.println(Json.createObjectBuilder().add("id", documents.get(i).getString("id"))
          .add("quotations", results.get(i)).build());
    out.println(Json.createObjectBuilder().add("time", Json.createObjectBuilder().add("start_up", startUp)
        .add("seconds", seconds).add("documents", passes * documents.size())).build());
    out.flush();
  }
}
