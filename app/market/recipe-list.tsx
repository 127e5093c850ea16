import { nameIn } from "~/places/commodity.ts";
import { formatIdr, formatNumber } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import { nameInSentence } from "./naming.ts";
import type { KitchenRecipe } from "./recipes.server.ts";
import { recipeWords } from "./recipe.words.ts";

/** "Abon lele dari lele". */
export function useRecipeName(): (recipe: KitchenRecipe) => string {
  const say = useWords(recipeWords);
  const locale = useLocale();
  return (recipe) =>
    say.made(nameIn(locale, { nameId: recipe.productId, nameEn: recipe.productEn }), nameInSentence(locale, recipe));
}

/** A kitchen's recipes: the usual yield, what it stated, and the figure that holds, with the batches behind it. */
export function RecipeList({ kitchenId, recipes }: { kitchenId: string; recipes: readonly KitchenRecipe[] }) {
  const say = useWords(recipeWords);
  const locale = useLocale();
  const nameOf = useRecipeName();
  const per100 = (perMille: number | undefined) =>
    perMille === undefined ? "" : formatNumber(perMille / 10, locale, 1);
  const address = ({ productCode, commodityCode }: KitchenRecipe) =>
    `/dapur/${kitchenId}/resep?olahan=${productCode}&bahan=${commodityCode}`;
  const columns: Column<KitchenRecipe>[] = [
    {
      key: "what",
      label: say.column.what,
      lead: true,
      cell: (recipe) => <TextLink to={address(recipe)}>{nameOf(recipe)}</TextLink>,
    },
    { key: "usual", label: say.column.usual, number: true, cell: (recipe) => per100(recipe.usualPerMille) },
    { key: "own", label: say.column.own, number: true, cell: (recipe) => per100(recipe.own?.yieldPerMille) },
    {
      key: "costs",
      label: say.column.costs,
      number: true,
      cell: ({ own }) => (own === null || own.otherInputsIdr === null ? "" : formatIdr(own.otherInputsIdr, locale)),
    },
    {
      key: "now",
      label: say.column.now,
      number: true,
      cell: ({ now }) => (
        <>
          <b>{per100(now.yieldPerMille)}</b>{" "}
          <span className="soft">{now.batches === 0 ? say.fromNone : say.from(now.batches)}</span>
        </>
      ),
    },
  ];
  return (
    <Table
      caption={say.title}
      hideCaption
      columns={columns}
      rows={recipes}
      rowKey={(recipe) => `${recipe.productCode} ${recipe.commodityCode}`}
    />
  );
}
