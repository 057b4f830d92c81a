import { createSearchEngine } from "~search/create";
import { describeSearchContract } from "./contract";

describeSearchContract("the embedded engine", createSearchEngine);
