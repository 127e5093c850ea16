import { Form } from "@remix-run/react";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { formatDate, formatGramsAsKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { UsableTicket } from "./usable-tickets.server.ts";
import { productionWords } from "./words.ts";

/** Which confirmed deliveries were cooked: the first step, a plain GET. */
export function ChooseNotes({ tickets }: { tickets: readonly UsableTicket[] }) {
  const say = useWords(productionWords);
  const locale = useLocale();
  if (tickets.length === 0) {
    const action = (
      <ButtonLink to="/kemitraan" tone="line">
        {say.toPartnerships}
      </ButtonLink>
    );
    return (
      <EmptyState drawing="dapur" title={say.noneUsable} action={action}>
        {say.noneUsableText}
      </EmptyState>
    );
  }
  return (
    <Form method="get" action="/produksi/baru" className="sheet" discover="none">
      <fieldset className="group">
        <legend>
          <h2>{say.chooseTitle}</h2>
        </legend>
        {tickets.map((ticket, i) => (
          <div key={ticket.id} className="field">
            <label className="check">
              <input type="checkbox" name="nota" value={ticket.id} defaultChecked={i === 0} />
              <span>
                <b>{say.inputLabel(ticket.number, ticket.producerName)}</b>
                <br />
                <span className="soft">
                  {formatDate(ticket.weighedOn, locale, "short")}, {say.left(formatGramsAsKg(ticket.leftGrams, locale))}
                  {ticket.cheaperLeftGrams > 0
                    ? `, ${say.cheaperLeft(formatGramsAsKg(ticket.cheaperLeftGrams, locale))}`
                    : null}
                </span>
              </span>
            </label>
          </div>
        ))}
      </fieldset>
      <Thumb>
        <Button tone="hilir">{say.choose}</Button>
      </Thumb>
    </Form>
  );
}
