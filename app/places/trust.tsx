import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import type { Status } from "./commodity.ts";
import { partsOf } from "./commodity.ts";
import { placesWords } from "./words.ts";

/** How far a figure can be trusted, in a word, and where it comes from. */
export function Trust({ status, sourceIds }: { status: Status; sourceIds: string }) {
  const say = useWords(placesWords);
  return (
    <>
      {say.status[status]}
      {partsOf(sourceIds).map((id) => (
        <span key={id}>
          {" "}
          <TextLink to={`/sumber#${id}`}>{id}</TextLink>
        </span>
      ))}
    </>
  );
}
