import type { TestCell } from "../factories/workbooks.ts";
import { workbookOf, workbookParts, zipOf } from "../factories/workbooks.ts";
import { aGroup, aLot, anOffer, groupHead, lotHead, put, sheets } from "./filled-in.ts";

const text = (value: string): TestCell => value;
const formula: TestCell = { xml: `<c r="AT"><f>1+1</f><v>2</v></c>` };
const excelError: TestCell = { xml: `<c r="AT" t="e"><v>#REF!</v></c>` };
const truth: TestCell = { xml: `<c r="AT" t="b"><v>1</v></c>` };

/** Files that must be refused: what is wrong, the bytes, and the problem with its cell. */
export const badFiles: [name: string, bytes: () => Uint8Array, problem: string][] = [
  ["an empty file of nothing", () => new Uint8Array([0]), "notZip"],
  ["a CSV renamed", () => new TextEncoder().encode("Kelompok;Panen\nA;B\n".repeat(9)), "notZip"],
  [
    "an old .xls or one with a password",
    () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
    "locked",
  ],
  ["a zip with a password", () => zipOf(workbookParts(sheets()), { flags: 1 }), "locked"],
  ["a zip that is no workbook", () => zipOf({ "halo.txt": "halo" }), "notWorkbook"],
  ["a zip bomb that says so", () => zipOf({ "xl/workbook.xml": "x" }, { size: 2_000_000_000 }), "tooLarge"],
  [
    "a zip bomb that lies",
    () => zipOf({ ...workbookParts(sheets()), "xl/workbook.xml": " ".repeat(5_000_000) }, { size: 900 }),
    "broken",
  ],
  [
    "a zip of too many parts",
    () => zipOf(Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`a${at}`, ""]))),
    "tooLarge",
  ],
  ["a file cut off", () => workbookOf(sheets()).slice(0, 900), "broken"],
  [
    "more rows than a sheet may have",
    () => workbookOf(sheets({ lots: Array.from({ length: 20_001 }, () => ["x"]) })),
    "tooManyRows",
  ],
  ["no sheet of ours", () => workbookOf([{ name: "Petunjuk", rows: [["x"]] }]), "noSheet"],
  [
    "a sheet renamed",
    () => workbookOf([...sheets(), { name: "Panen 2", rows: [lotHead, aLot] }]),
    "Panen 2 unknownSheet",
  ],
  ["a sheet twice", () => workbookOf([...sheets(), { name: "panen", rows: [lotHead] }]), "panen repeatedSheet"],
  ["nothing filled in", () => workbookOf(sheets({ groups: [], lots: [], offers: [] })), "nothing"],
  ["no head", () => workbookOf([{ name: "Panen", rows: [aLot] }]), "Panen!A1 noHead"],
  [
    "a column missing",
    () => workbookOf([{ name: "Kelompok", rows: [groupHead.slice(0, 7), aGroup.slice(0, 7)] }]),
    "Kelompok missingColumn",
  ],
  [
    "a column unknown",
    () => workbookOf([{ name: "Kelompok", rows: [[...groupHead, "Warna"], aGroup] }]),
    "Kelompok!I1 unknownColumn",
  ],
  [
    "a column twice",
    () => workbookOf([{ name: "Kelompok", rows: [[...groupHead, "RT"], aGroup] }]),
    "Kelompok!I1 repeatedColumn",
  ],
  ["a cell without a head", () => workbookOf(sheets({ groups: [[...aGroup, "lebih"]] })), "Kelompok!I2 noHeadAbove"],
  [
    "merged cells",
    () => workbookOf([{ name: "Kelompok", rows: [groupHead, aGroup], merged: "A2:B3" }]),
    "Kelompok!A2:B3 merged",
  ],
  ["an empty cell that is needed", () => workbookOf(sheets({ lots: [put(aLot, "G", null)] })), "Panen!G2 required"],
  ["text in a number", () => workbookOf(sheets({ lots: [put(aLot, "E", "120 kg")] })), "Panen!E2 numberAsText"],
  ["a number as text", () => workbookOf(sheets({ lots: [put(aLot, "G", "24.000")] })), "Panen!G2 numberAsText"],
  ["a formula", () => workbookOf(sheets({ lots: [put(aLot, "E", formula)] })), "Panen!E2 formula"],
  ["an Excel error", () => workbookOf(sheets({ lots: [put(aLot, "E", excelError)] })), "Panen!E2 error"],
  ["TRUE in a cell", () => workbookOf(sheets({ lots: [put(aLot, "K", truth)] })), "Panen!K2 boolean"],
  ["a negative number", () => workbookOf(sheets({ lots: [put(aLot, "E", -5)] })), "Panen!E2 negative"],
  ["a zero", () => workbookOf(sheets({ lots: [put(aLot, "G", 0)] })), "Panen!G2 aboveZero"],
  ["half a kilogram", () => workbookOf(sheets({ lots: [put(aLot, "E", 12.5)] })), "Panen!E2 notWhole"],
  ["a number too large", () => workbookOf(sheets({ lots: [put(aLot, "E", 2_000_000)] })), "Panen!E2 tooLarge"],
  ["a price that is surely a slip", () => workbookOf(sheets({ lots: [put(aLot, "G", 24)] })), "Panen!G2 askFar"],
  ["a text too long", () => workbookOf(sheets({ lots: [put(aLot, "K", "a".repeat(501))] })), "Panen!K2 tooLong"],
  [
    "a name too short",
    () => workbookOf(sheets({ groups: [put(aGroup, "A", "T")], lots: [], offers: [] })),
    "Kelompok!A2 tooShort",
  ],
  ["hidden signs", () => workbookOf(sheets({ groups: [put(aGroup, "A", "Telaga\u202eBaru")] })), "Kelompok!A2 hidden"],
  ["a line break within a cell", () => workbookOf(sheets({ lots: [put(aLot, "K", "satu\ndua")] })), "Panen!K2 hidden"],
  [
    "an unknown village",
    () => workbookOf(sheets({ groups: [put(aGroup, "C", "Atlantis")] })),
    "Kelompok!C2 unknownVillage",
  ],
  [
    "a village of another regency",
    () => workbookOf(sheets({ groups: [put(aGroup, "C", "64.02.01.2001")] })),
    "Kelompok!C2 unknownVillage",
  ],
  ["an unknown kind", () => workbookOf(sheets({ groups: [put(aGroup, "B", "Geng")] })), "Kelompok!B2 unknownKind"],
  ["an unknown side", () => workbookOf(sheets({ groups: [put(aGroup, "F", "kiri")] })), "Kelompok!F2 unknownSides"],
  ["an RT that is none", () => workbookOf(sheets({ groups: [put(aGroup, "D", "tiga")] })), "Kelompok!D2 rtRw"],
  ["a phone that is none", () => workbookOf(sheets({ groups: [put(aGroup, "H", "12345")] })), "Kelompok!H2 phone"],
  [
    "a phone twice",
    () => workbookOf(sheets({ groups: [aGroup, put(aGroup, "A", "Telaga Dua")] })),
    "Kelompok!H3 repeatedPhone",
  ],
  [
    "a name twice",
    () => workbookOf(sheets({ groups: [aGroup, put(aGroup, "H", "081298765432")] })),
    "Kelompok!A3 repeatedName",
  ],
  [
    "a group that is registered",
    () => workbookOf(sheets({ groups: [put(aGroup, "A", "kolam  LAMA")] })),
    "Kelompok!A2 knownName",
  ],
  [
    "a phone of a registered group",
    () => workbookOf(sheets({ groups: [put(aGroup, "H", "0812 0000 0000")] })),
    "Kelompok!H2 knownPhone",
  ],
  ["an unknown group", () => workbookOf(sheets({ lots: [put(aLot, "A", "Tidak Ada")] })), "Panen!A2 unknownGroup"],
  [
    "a group of another regency",
    () => workbookOf(sheets({ lots: [put(aLot, "A", "Kolam Jauh")] })),
    "Panen!A2 unknownGroup",
  ],
  ["two groups of one name", () => workbookOf(sheets({ lots: [put(aLot, "A", "Kembar")] })), "Panen!A2 severalGroups"],
  [
    "a harvest of a group that processes",
    () => workbookOf(sheets({ lots: [put(aLot, "A", "Dapur Lama")] })),
    "Panen!A2 notProducer",
  ],
  ["an unknown commodity", () => workbookOf(sheets({ lots: [put(aLot, "C", "Paus")] })), "Panen!C2 unknownCommodity"],
  [
    "a form in which it is not sold",
    () => workbookOf(sheets({ lots: [put(aLot, "D", "salai")] })),
    "Panen!D2 unknownForm",
  ],
  ["heads of what is sold by the kg", () => workbookOf(sheets({ lots: [put(aLot, "F", 9)] })), "Panen!F2 notCounted"],
  [
    "a least sale above the harvest",
    () => workbookOf(sheets({ lots: [put(aLot, "H", 121)] })),
    "Panen!H2 minSaleAbove",
  ],
  ["a date as text", () => workbookOf(sheets({ lots: [put(aLot, "I", "24/11/2026")] })), "Panen!I2 dateAsText"],
  ["a date with a time", () => workbookOf(sheets({ lots: [put(aLot, "I", 46_350.5)] })), "Panen!I2 dateWithTime"],
  ["a number that is no date", () => workbookOf(sheets({ lots: [put(aLot, "I", 24)] })), "Panen!I2 notDate"],
  ["a date past", () => workbookOf(sheets({ lots: [put(aLot, "I", { day: "2026-11-01" })] })), "Panen!I2 datePast"],
  [
    "a date too far",
    () => workbookOf(sheets({ lots: [put(aLot, "J", { day: "2027-11-01" })] })),
    "Panen!J2 readyTooFar",
  ],
  [
    "days the wrong way round",
    () => workbookOf(sheets({ lots: [put(aLot, "J", { day: "2026-11-23" })] })),
    "Panen!J2 window",
  ],
  ["a harvest twice", () => workbookOf(sheets({ lots: [aLot, aLot] })), "Panen!A3 repeatedRow"],
  ["a harvest that is noted", () => workbookOf(sheets({ lots: [put(aLot, "A", "Kolam Lama")] })), "Panen!A2 knownLot"],
  [
    "an unknown product",
    () => workbookOf(sheets({ offers: [put(anOffer, "E", text("Abon batu"))] })),
    "Tawaran olah!E2 unknownProduct",
  ],
  [
    "a product not made of this",
    () => workbookOf(sheets({ offers: [put(anOffer, "F", "Singkong")] })),
    "Tawaran olah!F2 noRecipe",
  ],
  ["unknown terms", () => workbookOf(sheets({ offers: [put(anOffer, "I", "sewa")] })), "Tawaran olah!I2 unknownTerms"],
  [
    "toll without a fee",
    () => workbookOf(sheets({ offers: [put(anOffer, "I", "maklon")] })),
    "Tawaran olah!J2 feeMissing",
  ],
  [
    "a fee without toll",
    () => workbookOf(sheets({ offers: [put(anOffer, "J", 5000)] })),
    "Tawaran olah!J2 feeOnlyToll",
  ],
  [
    "a week that is no Monday",
    () => workbookOf(sheets({ offers: [put(anOffer, "L", { day: "2026-11-24" })] })),
    "Tawaran olah!L2 choice",
  ],
  [
    "more than the kitchen takes",
    () => workbookOf(sheets({ offers: [put(anOffer, "K", 201)] })),
    "Tawaran olah!K2 aboveKitchen",
  ],
  [
    "a new kitchen without its size",
    () => workbookOf(sheets({ offers: [put(anOffer, "D", null)] })),
    "Tawaran olah!D2 kitchenKgMissing",
  ],
  [
    "a yield with two digits",
    () => workbookOf(sheets({ offers: [put(anOffer, "H", 28.15)] })),
    "Tawaran olah!H2 oneDigit",
  ],
  ["a batch above the week", () => workbookOf(sheets({ offers: [put(anOffer, "O", 101)] })), "Tawaran olah!O2 atMost"],
];
