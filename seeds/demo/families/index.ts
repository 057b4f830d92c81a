import type { Family } from "../family";
import { CARE_FAMILIES } from "./care";
import { CHIP_FAMILIES } from "./chip";
import { CULTURE_FAMILIES } from "./culture";
import { DATA_AND_PRODUCT_FAMILIES } from "./data-and-product";
import { ENERGY_AND_MATERIAL_FAMILIES } from "./energy-and-material";
import { FINANCE_AND_RESEARCH_FAMILIES } from "./finance-and-research";
import { GENERAL_FAMILIES } from "./general";
import { HARDWARE_FAMILIES } from "./hardware";
import { INDUSTRIAL_FAMILIES } from "./industrial";
import { MEDICAL_FAMILIES } from "./medical";
import { PHARMA_FAMILIES } from "./pharma";
import { SOFTWARE_FAMILIES } from "./software";
import { SUPPORT_FAMILIES } from "./support";
import { TESTING_FAMILIES } from "./testing";
import { VEHICLE_FAMILIES } from "./vehicle";

export const FAMILIES: readonly Family[] = [
  ...CHIP_FAMILIES,
  ...HARDWARE_FAMILIES,
  ...SOFTWARE_FAMILIES,
  ...DATA_AND_PRODUCT_FAMILIES,
  ...INDUSTRIAL_FAMILIES,
  ...MEDICAL_FAMILIES,
  ...PHARMA_FAMILIES,
  ...CARE_FAMILIES,
  ...VEHICLE_FAMILIES,
  ...ENERGY_AND_MATERIAL_FAMILIES,
  ...TESTING_FAMILIES,
  ...CULTURE_FAMILIES,
  ...FINANCE_AND_RESEARCH_FAMILIES,
  ...GENERAL_FAMILIES,
  ...SUPPORT_FAMILIES,
];
