/** The clock of built rows unless a caller says otherwise: 2026-11-23 10:00 in Shanghai. */
export const FACTORY_NOW = Date.UTC(2026, 10, 23, 2);
export const DAY = 86_400_000;
