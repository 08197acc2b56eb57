package com.example;

import com.example.CodatProxy.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring Boot 3. Exempt `/api/codat/**` from Spring Security's CSRF tokens: the proxy has a guard of its own. */
@RestController
class CodatProxyController {
  private static final String MOUNT = "/api/codat";

  private final CodatProxy proxy;

  CodatProxyController(
      @Value("${CODAT_API_KEY}") String apiKey,
      @Value("${CODAT_API_URL:https://api.codat.io}") String apiUrl,
      @Value("${PAGE_ORIGIN}") String pageOrigin) {
    proxy = new CodatProxy(apiKey, apiUrl, pageOrigin);
  }

  @RequestMapping(MOUNT + "/**")
  ResponseEntity<String> codat(HttpServletRequest request, Principal user) throws IOException {
    Reply reply =
        proxy.answer(
            request.getMethod(),
            // As it was sent: a decoded path could mean one thing here and another at Codat.
            request.getRequestURI().substring(request.getContextPath().length() + MOUNT.length()),
            request.getQueryString(),
            request::getHeader,
            request.getInputStream(),
            companyOf(user));
    HttpHeaders headers = new HttpHeaders();
    reply.headers().forEach(headers::set);
    return new ResponseEntity<>(reply.body(), headers, reply.status());
  }

  /** Yours: the Codat company of the signed-in user; null where nobody is signed in. */
  private static String companyOf(Principal user) {
    throw new UnsupportedOperationException("Return the company that is stored with this user.");
  }
}
