'use strict';

/** What lies in the private folder: one row per file, whose content is sealed on the disk under the row's id. */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_attachment', (table) => {
      table.string('id', 36).primary();
      table.string('type', 32).notNullable();
      table.string('row_id', 32).notNullable();
      table.text('name').notNullable();
      table.string('mime', 64).notNullable();
      table.integer('bytes').notNullable();
      table.string('sha256', 64).notNullable();
      table.string('key_id', 16).notNullable();
      table.integer('by_user').notNullable();
      table.text('by_name').notNullable();
      table.string('at', 32).notNullable();
      table.index(['type', 'row_id'], 'grid_attachment_row_ix');
    });
  },
};
