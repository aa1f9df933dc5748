/** Two linked rings: 连. In the file itself, so that it needs no server and no loader. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#c4161c"/><g fill="none" stroke="#fff" stroke-width="6"><circle cx="25" cy="32" r="12"/><path d="M33.5 23.5a12 12 0 1 1 0 17"/></g></svg>`;

export const logo = `data:image/svg+xml,${encodeURIComponent(SVG)}`;
