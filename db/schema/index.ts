export * from "./audit";
export * from "./enterprise";
export * from "./import-run";
export * from "./job";
export * from "./operations";
export * from "./outbox";
export * from "./taxonomy";
