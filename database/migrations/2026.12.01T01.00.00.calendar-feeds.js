'use strict';

/**
 * Addresses of calendars. Of the token there is its SHA-256 only: 256 random bits need no slower one. `owner_key` is whose calendar it is,
 * so that a new address replaces the old one in one statement.
 */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_calendar_feed', (table) => {
      table.string('id', 36).primary();
      table.string('owner_key', 64).notNullable().unique('grid_calendar_feed_owner_uq');
      table.string('token_hash', 64).notNullable().unique('grid_calendar_feed_token_uq');
      // The person whose own calendar it is, or who made that of a grid; null for a technical account.
      table.integer('employee_id');
      // Both null for the own calendar of a person.
      table.integer('user_id');
      table.integer('grid_id');
      table.string('made_on', 10).notNullable();
      table.string('fetched_on', 10);
      table.index(['employee_id'], 'grid_calendar_feed_employee_ix');
      table.index(['user_id'], 'grid_calendar_feed_user_ix');
    });
  },
};
