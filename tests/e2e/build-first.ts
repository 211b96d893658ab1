export { built as default } from "#tests/support/built.ts";
