package com.example;

import com.example.CodatProxy.Reply;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Java's own server in the place of Spring's, to try the proxy with. Its sessions are those of ../session.js. */
final class TrialServer {
  private static final String MOUNT = "/api/codat";

  public static void main(String[] args) throws IOException {
    Map<String, String> env = System.getenv();
    Map<String, String> companies =
        Stream.of(env.get("TRIAL_SESSIONS").split(" "))
            .collect(Collectors.toMap(entry -> entry.split("=")[0], entry -> entry.split("=")[1]));
    CodatProxy proxy =
        new CodatProxy(env.get("CODAT_API_KEY"), env.get("CODAT_API_URL"), env.get("PAGE_ORIGIN"));
    int port = Integer.parseInt(env.get("PORT"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(MOUNT + "/", exchange -> respond(exchange, proxy, companies));
    server.start();
  }

  private static void respond(HttpExchange exchange, CodatProxy proxy, Map<String, String> companies)
      throws IOException {
    var headers = exchange.getRequestHeaders();
    String cookie = headers.getOrDefault("Cookie", java.util.List.of("")).get(0);
    Matcher sid = Pattern.compile("(?:^|;\\s*)sid=([^;]*)").matcher(cookie);
    Reply reply =
        proxy.answer(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath().substring(MOUNT.length()),
            exchange.getRequestURI().getRawQuery(),
            headers::getFirst,
            exchange.getRequestBody(),
            sid.find() ? companies.get(sid.group(1)) : null);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
