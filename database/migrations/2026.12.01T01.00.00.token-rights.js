'use strict';

/** What a token may do beyond reading; those that were made before may nothing. */
module.exports = {
  async up(knex) {
    await knex.schema.alterTable('grid_token_reach', (table) => {
      table.text('may').notNullable().defaultTo('');
    });
  },
};
