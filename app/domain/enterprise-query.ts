import { z } from "zod";
import { CULTIVATION_TIERS, type CultivationTier } from "./cultivation-tier";
import { ENTERPRISE_SIZES, type EnterpriseSize } from "./enterprise";
import { isIndustry } from "./industry";
import { PAGING_FIELDS, districtValue, readQuery, type DroppedValue } from "./query";

/** The query of `/enterprises`, the same in the page and the API. */
export interface EnterpriseQuery {
  q: string;
  tier: CultivationTier[];
  industry: string[];
  district: string[];
  size: EnterpriseSize[];
  /** Only those with open jobs. */
  hiring: boolean;
  page: number;
  perPage: number;
}

export const EMPTY_ENTERPRISE_QUERY: EnterpriseQuery = {
  q: "",
  tier: [],
  industry: [],
  district: [],
  size: [],
  hiring: false,
  page: 1,
  perPage: 20,
};

const MULTI = {
  tier: z.enum(CULTIVATION_TIERS),
  industry: z.string().refine(isIndustry),
  district: districtValue,
  size: z.enum(ENTERPRISE_SIZES),
};

/** Reads a query string; never throws (see `readQuery`). */
export function parseEnterpriseQuery(params: URLSearchParams): {
  query: EnterpriseQuery;
  dropped: DroppedValue[];
} {
  return readQuery<EnterpriseQuery>(params, EMPTY_ENTERPRISE_QUERY, {
    multi: MULTI,
    single: PAGING_FIELDS,
    flags: ["hiring"],
  });
}
