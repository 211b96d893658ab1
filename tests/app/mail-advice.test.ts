import { letterAdvice, outageAdvice } from "#app/mail-advice.ts";
import { expect, test } from "vitest";

test.each([
  ["name", "getaddrinfo ENOTFOUND mail.nordlys.example", "name"],
  ["connection", "connect ECONNREFUSED 192.0.2.1:587", "connection"],
  ["tls", "530 5.7.0 Must issue a STARTTLS command first", "tls"],
  ["tls", "self-signed certificate in certificate chain", "certificate"],
  ["tls", "Hostname/IP does not match certificate's altnames", "certificate"],
  ["tls", "certificate has expired", "certificate"],
  ["login", "Invalid login: 535 5.7.8 authentication failed", "login"],
  ["sender", "553 5.7.1 sender address rejected: not owned by user", "sender"],
  ["policy", "554 5.7.1 Relay access denied", "relay"],
  ["policy", "554 5.7.1 blocked by a list", "policy"],
  ["busy", "421 4.3.2 too many connections", "busy"],
] as const)("an outage by %s that says %j gets the advice for %s", (cause, reason, advice) => {
  expect(outageAdvice(cause, reason)).toBe(advice);
});

test.each([
  ["550 5.1.1 <…>: Recipient address rejected: User unknown", "address"],
  ["550 No such user here", "address"],
  ["This is not a mail address.", "address"],
  ["452 4.2.2 Mailbox full", "full"],
  ["552 5.3.4 Message size exceeds fixed limit", "size"],
  ["550 5.7.1 Unable to relay", "relay"],
  ["550 5.7.26 Unauthenticated mail is prohibited", "policy"],
  ["451 4.7.1 Greylisted, come back later", "later"],
  ["Connection closed unexpectedly", "later"],
  ["no handler for send-pigeon", "version"],
  ["TypeError", "fault"],
  ["SqliteError SQLITE_BUSY", "fault"],
  ["554 Transaction failed", "other"],
  ["", "other"],
])("a mail that was given up with %j gets the advice for %s", (reason, advice) => {
  expect(letterAdvice(reason)).toBe(advice);
});
