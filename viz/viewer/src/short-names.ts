// Globals that stand in the bundle so often that a short name is worth it: build.mjs puts these in their place.

const {
  document: page,
  Math: numbers,
  Map: Table,
  Set: Group,
  Object: Things,
  String: Text,
  JSON: Data,
} = globalThis;

export {
  Data as JSON,
  Group as Set,
  numbers as Math,
  page as document,
  Table as Map,
  Text as String,
  Things as Object,
};
