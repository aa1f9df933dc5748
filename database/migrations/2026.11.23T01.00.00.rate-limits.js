'use strict';

/** How often something was tried in the running window. The key is an HMAC: no address, account or e-mail stands here. */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_rate_limit', (table) => {
      table.string('key', 64).primary();
      table.string('name', 64).notNullable();
      table.integer('hits').notNullable();
      table.string('ends_at', 32).notNullable();
      table.index(['ends_at'], 'grid_rate_limit_ends_ix');
    });
  },
};
