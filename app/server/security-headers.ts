import type { RequestHandler } from "express";
import { nameOf } from "./named-request.ts";

/**
 * What a browser may do with our pages: nothing from elsewhere, no script without this answer's
 * nonce, no frame around us, nothing kept on a shared computer. A route may answer with a policy
 * of its own, which then replaces this one.
 */
export function securityHeaders(site: { origin: string; development: boolean }): RequestHandler {
  const isHttps = site.origin.startsWith("https:");
  return (_request, response, next) => {
    response.set({
      "Content-Security-Policy": contentSecurityPolicy(nameOf(response).nonce, site),
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      // Not `no-referrer`: a plain form would then send no Origin, and be refused.
      "Referrer-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
      "Cache-Control": "no-store",
    });
    if (isHttps) response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}

function contentSecurityPolicy(nonce: string, { development }: { development: boolean }) {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Vite puts styles into the page while developing.
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    // The design system draws its icons as data: masks in its style sheet.
    "img-src 'self' data:",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return policy.join("; ");
}
