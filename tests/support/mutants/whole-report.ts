import fc from "fast-check";

// A property that fails says why in its own message, so that an assertion is told from a fault.
fc.configureGlobal({ includeErrorInReport: true });
