export const MATTERS_PATH = '/plugins/grid/matters';

export const matterPath = (id: string) => `${MATTERS_PATH}/${id}`;
