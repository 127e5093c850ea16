import { z } from "zod";
import type { Complaint } from "./complaint.ts";

/** Where a schema names no complaint of its own, the kind of fault does: a page never shows zod's own English. */
z.config({ customError: (issue) => complaintFor(issue.code, issue.input) });

function complaintFor(code: string | undefined, input: unknown): Complaint {
  switch (code) {
    case "unrecognized_keys":
      return "unknownField";
    case "too_big":
      return typeof input === "string" ? "tooLong" : "tooLarge";
    case "too_small":
      return typeof input === "string" ? "tooShort" : "aboveZero";
    case "invalid_value":
      return "choice";
    case "invalid_type":
      return input === undefined ? "required" : "repeated";
    default:
      return "choice";
  }
}
