// Asking the server: every address is below the one of this page, which has the token.
export const query = (choice) => new URLSearchParams(choice.key ? choice : { document: choice.document }).toString();

export const ask = async (path) => answer(await fetch(path));

export const say = async (path, body) => answer(await fetch(path, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
}));

const answer = async (response) => {
  const found = await response.json();
  if (!response.ok) throw Object.assign(new Error(found.error), found, { status: response.status });
  return found;
};

export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
