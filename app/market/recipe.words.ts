/** What is said of the recipes of a kitchen. Yields are out of 100 of raw material. */

const id = {
  title: "Resep dapur",
  lead: "Hasil dari 100 bahan. Angka yang dipakai makin dekat ke hasil produksi Anda sendiri.",
  sheetLead: "Tulis angka dapur Anda sendiri. Hasil produksi berikutnya ikut menggesernya.",
  none: "Belum ada resep",
  noneText: "Pasang tawaran olah atau catat produksi dulu. Resepnya muncul di sini.",
  made: (product: string, commodity: string) => `${product} dari ${commodity}`,
  column: { what: "Olahan", usual: "Lazim", own: "Kata dapur", costs: "Biaya lain per kg", now: "Dipakai" },
  from: (batches: number) => `dari ${batches} produksi`,
  fromNone: "belum ada produksi",
  field: {
    yieldPerMille: "Hasil dari 100 bahan",
    labourMinutes: "Kerja per kg bahan",
    otherInputsIdr: "Bumbu, minyak, kemasan",
  },
  minutes: "menit",
  usualRange: (low: string, high: string) => `Lazimnya ${low} sampai ${high}.`,
  save: "Simpan resep",
  differs: (measured: string, recipe: string) => `Hasil produksi ini ${measured} dari 100, resep dapur ${recipe}`,
  differsText: (figure: string, batches: number) => `Angka yang dipakai kini ${figure}, dari ${batches} produksi.`,
  toRecipes: "Lihat resep dapur",
  refusal: {
    kitchenNotFound: "Dapur ini tidak ditemukan.",
    noRecipe: "Olahan ini tidak dibuat dari bahan itu.",
    yieldFar: "Hasil ini jauh dari yang lazim. Periksa lagi angkanya.",
  },
};

const en: typeof id = {
  title: "Recipes of the kitchen",
  lead: "Product from 100 of raw material. The figure in use moves towards what your own batches give.",
  sheetLead: "State your kitchen's own figures. The next batches move them.",
  none: "No recipe yet",
  noneText: "Post an offer or record a batch first. Its recipe appears here.",
  made: (product, commodity) => `${product} from ${commodity}`,
  column: { what: "Product", usual: "Usual", own: "Stated", costs: "Other costs per kg", now: "In use" },
  from: (batches) => (batches === 1 ? "from 1 batch" : `from ${batches} batches`),
  fromNone: "no batch yet",
  field: {
    yieldPerMille: "Product from 100 of raw material",
    labourMinutes: "Work per kg of raw material",
    otherInputsIdr: "Spices, oil, packing",
  },
  minutes: "minutes",
  usualRange: (low, high) => `Usually ${low} to ${high}.`,
  save: "Save recipe",
  differs: (measured, recipe) => `This batch gave ${measured} from 100, the recipe says ${recipe}`,
  differsText: (figure, batches) =>
    `The figure in use is now ${figure}, from ${batches === 1 ? "1 batch" : `${batches} batches`}.`,
  toRecipes: "See the kitchen's recipes",
  refusal: {
    kitchenNotFound: "This kitchen was not found.",
    noRecipe: "This product is not made from that raw material.",
    yieldFar: "This yield is far from the usual. Check the figure.",
  },
};

export const recipeWords = { id, en };
