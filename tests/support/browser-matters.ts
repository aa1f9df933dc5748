import type { Locator, Page } from 'playwright-core';

export const register = (url: string, search = '') => `${url}/plugins/grid/matters${search}`;
export const view = (page: Page, name: string) => page.getByRole('group', { name: '常用视图' }).getByRole('button', { name: new RegExp(`^${name} `) });
const state = (page: Page, name: string) => page.getByText(new RegExp(`^\\S+ · ${name}$`));

export const pick = async (page: Page, field: Locator, option: string | RegExp) => {
  await field.click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** Types into a list that asks the server, as an input method does it. */
export const find = async (page: Page, field: Locator, text: string, option: string | RegExp) => {
  await field.focus();
  await page.keyboard.insertText(text);
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** The button of the action, or its line in the menu, wherever the page has it. */
export const choose = async (page: Page, action: string): Promise<Locator> => {
  const more = page.getByRole('button', { name: '更多操作' });
  await more.waitFor();
  const button = page.getByRole('button', { name: action, exact: true });
  if ((await button.count()) > 0) await button.click();
  else {
    await more.click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  }
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};

export const confirm = async (page: Page, dialog: Locator, action: string, after: string) => {
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await state(page, after).waitFor();
};

/** The line of a matter in the register, and its page. */
export const pagesOf = (title: string) => {
  const row = (page: Page) => page.getByRole('row', { name: new RegExp(title) });
  const heading = (page: Page) => page.getByRole('heading', { name: title });
  const openMatter = async (page: Page, url: string, seenIn: 'open' | 'closed' = 'open') => {
    await page.goto(register(url, `?view=${seenIn}&q=${encodeURIComponent(title)}`));
    await row(page).getByRole('link').click();
    await heading(page).waitFor();
  };
  return { row, heading, openMatter };
};
