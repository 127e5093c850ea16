import { expect, test } from "vitest";
import { hashOfPosted, readPosted, secretsIn } from "~/lib/posted.server.ts";

function post(fields: [string, string][], path = "/panen/baru"): Request {
  return new Request(`http://localhost${path}`, { method: "POST", body: new URLSearchParams(fields) });
}

test.each([
  "__proto__",
  "a.__proto__.b",
  "constructor",
  "a.constructor",
  "password[",
  "weeks[99999999].x",
  "a[4294967294]",
  "a.b.c.d.e",
  "__intent__",
  "",
  "a b",
  "1a",
])("a field called %j is odd and goes no further", async (name) => {
  const { form, isOdd } = await readPosted(
    post([
      [name, "x"],
      ["note", "y"],
    ]),
  );
  expect(isOdd).toBe(true);
  expect([...form.keys()]).toEqual(["note"]);
});

test("the fields of our own forms are read", async () => {
  const names = ["note", "weeks[12].capacityKg", "inputs[0].grams", "baskets[]", "accepts[3].ceilingIdr"];
  const { form, isOdd } = await readPosted(post(names.map((name) => [name, "1"])));
  expect([isOdd, [...form.keys()]]).toEqual([false, names]);
});

test("sixty thousand fields are read as far as a form can be long", async () => {
  const { form, isOdd } = await readPosted(post(Array.from({ length: 60_000 }, () => ["note", "x"])));
  expect([isOdd, [...form].length]).toEqual([true, 300]);
});

test("NULs are dropped, and what is no form is not found", async () => {
  const { form } = await readPosted(post([["note", "a\0b"]]));
  expect(form.get("note")).toBe("ab");
  const json = new Request("http://localhost/", {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  await expect(readPosted(json)).rejects.toMatchObject({ status: 404 });
});

test("the digest knows the query and every open field, and no secret", async () => {
  const hash = async (fields: [string, string][], path?: string) => {
    const request = post(fields, path);
    return hashOfPosted(request, (await readPosted(request.clone())).form);
  };
  const base = await hash([
    ["villageCode", "1"],
    ["password", "a"],
  ]);
  expect(
    await hash([
      ["villageCode", "1"],
      ["password", "b"],
    ]),
  ).toBe(base);
  expect(
    await hash([
      ["villageCode", "2"],
      ["password", "a"],
    ]),
  ).not.toBe(base);
  expect(
    await hash(
      [
        ["villageCode", "1"],
        ["password", "a"],
      ],
      "/panen/baru?peran=x",
    ),
  ).not.toBe(base);
  expect(
    secretsIn(
      (
        await readPosted(
          post([
            ["passwordAgain", "x"],
            ["pin", "1"],
            ["villageCode", "2"],
          ]),
        )
      ).form,
    ),
  ).toEqual(["passwordAgain", "pin"]);
});
