package com.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the elements ask of Codat, for the company of the signed-in user, and nothing else. Java 17, with Jackson. */
public final class CodatProxy {
  public record Reply(int status, Map<String, String> headers, String body) {}

  private record Route(Pattern path, List<String> methods) {}

  private record Body(String field, Pattern value) {}

  /** A request that goes no further. */
  private static final class Refusal extends RuntimeException {
    final int status;
    final Map<String, String> headers;

    Refusal(int status, String message, Map<String, String> headers) {
      super(message);
      this.status = status;
      this.headers = headers;
    }

    Refusal(int status, String message) {
      this(status, message, Map.of());
    }
  }

  private static final int MAX_BODY_BYTES = 8192;
  private static final String NAME = "[0-9A-Za-z_-]{1,64}";
  private static final List<Route> ROUTES =
      List.of(
          route("/integrations", "GET"),
          route("/integrations/" + NAME + "/branding", "GET"),
          route("/companies/" + NAME + "/connections", "GET", "POST"),
          route("/companies/" + NAME + "/connections/" + NAME, "GET", "PATCH", "DELETE"),
          route("/companies/" + NAME + "/dataStatus", "GET"));
  private static final Map<String, Pattern> PARAMETERS =
      Map.of(
          "page", Pattern.compile("[1-9][0-9]{0,5}"),
          "pageSize", Pattern.compile("[1-9][0-9]{0,2}|[1-4][0-9]{3}|5000"),
          "query", Pattern.compile(".{0,2000}"),
          "orderBy", Pattern.compile("-?[A-Za-z.]{1,64}"));
  private static final Map<String, Body> BODIES =
      Map.of(
          "POST", new Body("platformKey", Pattern.compile(NAME)),
          "PATCH", new Body("status", Pattern.compile("Unlinked")));

  /** How many of your customers use which software is not your users' business. */
  private static final List<String> FIGURES = List.of("linkedConnectionsCount", "totalConnectionsCount");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient codat =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String apiKey;
  private final String apiUrl;
  private final String pageOrigin;

  /** @param pageOrigin the origin of your pages, such as https://app.example.com */
  public CodatProxy(String apiKey, String apiUrl, String pageOrigin) {
    this.apiKey = apiKey;
    this.apiUrl = apiUrl;
    this.pageOrigin = pageOrigin;
  }

  private static Route route(String path, String... methods) {
    return new Route(Pattern.compile(path), List.of(methods));
  }

  /**
   * @param path what follows the proxy's own, as it was sent
   * @param query as it was sent, or null
   * @param header gives the request's header of this name, or null
   * @param company the Codat company of the signed-in user, from your session; null where nobody is signed in
   */
  public Reply answer(
      String method,
      String path,
      String query,
      UnaryOperator<String> header,
      InputStream body,
      String company)
      throws IOException {
    Reply found;
    try {
      found = ask(method, path, query, header, body, company);
    } catch (Refusal refusal) {
      found = new Reply(refusal.status, refusal.headers, errorBody(refusal));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Cache-Control", "private, no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.putAll(found.headers());
    return new Reply(found.status(), headers, method.equals("HEAD") ? "" : found.body());
  }

  private String errorBody(Refusal refusal) {
    return json.createObjectNode()
        .put("statusCode", refusal.status)
        .put("service", "codat proxy")
        .put("error", refusal.getMessage())
        .put("canBeRetried", "Unknown")
        .put("detailedErrorCode", 0)
        .toString();
  }

  private Reply ask(
      String asked,
      String askedPath,
      String query,
      UnaryOperator<String> header,
      InputStream body,
      String company)
      throws IOException {
    if (company == null) throw new Refusal(401, "Nobody is signed in, or the session has ended.");
    String path = ownPath(askedPath, company);
    List<String> allowed =
        ROUTES.stream()
            .filter(route -> route.path().matcher(path).matches())
            .findFirst()
            .orElseThrow(() -> new Refusal(404, "There is nothing here."))
            .methods();
    String method = asked.equals("HEAD") ? "GET" : asked;
    if (!allowed.contains(method)) {
      String methods = "HEAD, " + String.join(", ", allowed);
      throw new Refusal(405, "This method is not allowed here.", Map.of("Allow", methods));
    }
    refuseOtherSites(!method.equals("GET"), header);
    return passOn(method, path, newQuery(query), newBody(method, header, body));
  }

  /** Your session says whose company it is; the path may only name the same one. */
  private static String ownPath(String path, String company) {
    Matcher named = Pattern.compile("^/companies/([^/]*)").matcher(path);
    if (!named.find()) return path;
    if (!named.group(1).equals("me") && !named.group(1).equalsIgnoreCase(company)) {
      throw new Refusal(403, "This is not the company of the signed-in user.");
    }
    return "/companies/" + company + path.substring(named.end());
  }

  private void refuseOtherSites(boolean isChange, UnaryOperator<String> header) {
    String site = header.apply("Sec-Fetch-Site");
    String origin = header.apply("Origin");
    boolean isOwn =
        site == null
            ? origin == null || origin.equals(pageOrigin)
            : site.equals("same-origin") || site.equals("none");
    if (isChange) {
      // No form and no image can send this header, and browsers write the other two.
      String requestedWith = header.apply("X-Requested-With");
      isOwn = isOwn && requestedWith != null && !requestedWith.isBlank();
      isOwn = isOwn && (site != null || origin != null);
    }
    if (!isOwn) throw new Refusal(403, "This page may not use the proxy.");
  }

  private static String newQuery(String query) {
    Map<String, String> known = new LinkedHashMap<>();
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      String name = decoded(parts[0]);
      if (!PARAMETERS.containsKey(name)) continue;
      String value = parts.length == 2 ? decoded(parts[1]) : "";
      String lower = value.toLowerCase(Locale.ROOT);
      boolean isGood =
          PARAMETERS.get(name).matcher(value).matches()
              && FIGURES.stream().noneMatch(figure -> lower.contains(figure.toLowerCase(Locale.ROOT)));
      if (!isGood || known.put(name, value) != null) {
        throw new Refusal(400, "A parameter is out of bounds.");
      }
    }
    return known.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException error) {
      throw new Refusal(400, "The query cannot be read.");
    }
  }

  /** Null where the method sends none. */
  private String newBody(String method, UnaryOperator<String> header, InputStream body)
      throws IOException {
    Body expected = BODIES.get(method);
    if (expected == null) return null;
    String type = header.apply("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new Refusal(415, "Send JSON.");
    }
    byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) throw new Refusal(413, "The body is too large.");
    JsonNode value = valueIn(bytes, expected.field());
    if (value == null || !value.isTextual() || !expected.value().matcher(value.textValue()).matches()) {
      throw new Refusal(400, "The body has to be an object with " + expected.field() + ".");
    }
    return json.createObjectNode().put(expected.field(), value.textValue()).toString();
  }

  private JsonNode valueIn(byte[] bytes, String field) throws IOException {
    try (var parser = json.createParser(bytes)) {
      JsonNode found = json.readTree(parser);
      // More than one value is no JSON.
      return found == null || parser.nextToken() != null ? null : found.get(field);
    } catch (JsonProcessingException | StackOverflowError error) {
      return null;
    }
  }

  private Reply passOn(String method, String path, String query, String body) throws IOException {
    HttpResponse<String> answer = send(method, query.isEmpty() ? path : path + "?" + query, body);
    int status = answer.statusCode();
    // Codat's 401 and 403 are about your key, not about the user: make sure that you are alerted.
    if (status == 401 || status == 403 || (status >= 300 && status < 400)) {
      throw new Refusal(502, "Codat cannot be asked just now.");
    }
    Map<String, String> kept =
        answer.headers().firstValue("Retry-After").map(wait -> Map.of("Retry-After", wait)).orElse(Map.of());
    return new Reply(status, kept, answer.body().isEmpty() ? "" : newContent(path, answer.body()));
  }

  private String newContent(String path, String text) {
    JsonNode content;
    try {
      content = json.readTree(text);
    } catch (JsonProcessingException error) {
      throw new Refusal(502, "Codat’s response cannot be read.");
    }
    if (path.equals("/integrations")) {
      for (JsonNode integration : content.path("results")) {
        if (integration instanceof ObjectNode) ((ObjectNode) integration).remove(FIGURES);
      }
    }
    String written = content.toString();
    if (written.contains(apiKey)) throw new Refusal(502, "Codat’s response cannot be passed on.");
    return written;
  }

  private HttpResponse<String> send(String method, String target, String body) {
    String key = Base64.getEncoder().encodeToString(apiKey.getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(apiUrl + target))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Basic " + key)
            .header("Accept", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) request.header("Content-Type", "application/json");
    try {
      return codat.send(request.build(), BodyHandlers.ofString());
    } catch (HttpTimeoutException error) {
      throw new Refusal(504, "Codat did not respond in time.");
    } catch (IOException error) {
      throw new Refusal(502, "Codat cannot be reached just now.");
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new Refusal(502, "Codat cannot be reached just now.");
    }
  }
}
