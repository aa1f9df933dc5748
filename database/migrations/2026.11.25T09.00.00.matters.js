'use strict';

/** The rungs of the ladder that fired for the clocks of matters. */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_matter_rung', (table) => {
      table.integer('matter_id').notNullable();
      table.string('clock', 16).notNullable();
      table.integer('round').notNullable();
      table.string('rung', 16).notNullable();
      table.integer('recipient_id').notNullable();
      table.string('fired_on', 10).notNullable();
      table.primary(['matter_id', 'clock', 'round', 'rung']);
      table.index(['fired_on'], 'grid_matter_rung_fired_on_ix');
    });
  },
};
