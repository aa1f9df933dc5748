'use strict';

/**
 * Retention goes by class and month: `grid_retention_batch` knows when a month was warned of, extended and purged;
 * `grid_tombstone` keeps how much there was, where, and nothing about whom.
 */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_retention_batch', (table) => {
      table.string('class', 32).notNullable();
      table.string('period', 7).notNullable();
      table.string('warned_on', 10);
      table.string('extended_until', 10);
      table.string('extended_on', 10);
      table.text('extended_by');
      table.text('extended_reason');
      table.string('purged_on', 10);
      table.primary(['class', 'period']);
    });
    await knex.schema.createTable('grid_tombstone', (table) => {
      table.increments('id');
      table.string('class', 32).notNullable();
      table.string('type', 64).notNullable();
      table.string('period', 7).notNullable();
      table.integer('grid_id');
      table.integer('rows').notNullable();
      table.string('purged_on', 10).notNullable();
      table.index(['class', 'period'], 'grid_tombstone_class_ix');
    });
  },
};
