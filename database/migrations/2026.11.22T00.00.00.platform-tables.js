'use strict';

/**
 * Platform tables: plain SQL, no content types. They run before Strapi makes its own tables, so they name no foreign keys to them.
 * Instants are ISO 8601 text in UTC and dates are `YYYY-MM-DD` text on both databases: they compare as strings and no driver converts them.
 */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_state', (table) => {
      table.string('key', 64).primary();
      table.string('value', 255).notNullable();
    });

    await knex.schema.createTable('grid_token_reach', (table) => {
      table.integer('token_id').primary();
      table.integer('grid_id').notNullable();
      table.text('types').notNullable();
    });

    await knex.schema.createTable('grid_imports', (table) => {
      table.string('id', 36).primary();
      table.text('file_name').notNullable();
      table.string('sha256', 64).notNullable();
      table.string('at', 32).notNullable().index('grid_imports_at_ix');
      table.text('by_name').notNullable();
      table.integer('by_user');
      table.text('counts').notNullable();
      table.integer('opened').notNullable();
      table.integer('closed').notNullable();
      table.text('result').notNullable();
    });

    await knex.schema.createTable('grid_job_run', (table) => {
      table.string('job', 64).notNullable();
      table.string('period', 32).notNullable();
      table.string('state', 16).notNullable();
      table.string('owner', 64).notNullable();
      table.integer('tries').notNullable();
      table.string('started_at', 32).notNullable();
      table.string('finished_at', 32);
      table.text('summary').notNullable().defaultTo('{}');
      table.text('error');
      table.primary(['job', 'period']);
    });

    await knex.schema.createTable('grid_escalation', (table) => {
      table.integer('task_id').notNullable();
      table.string('rung', 16).notNullable();
      table.integer('recipient_id').notNullable();
      table.string('fired_on', 10).notNullable();
      table.primary(['task_id', 'rung']);
      table.index(['recipient_id', 'fired_on'], 'grid_escalation_recipient_ix');
    });

    await knex.schema.createTable('grid_outbox', (table) => {
      table.string('id', 36).primary();
      table.string('dedup_key', 160).notNullable().unique('grid_outbox_dedup_uq');
      table.integer('recipient_id');
      table.string('to_name', 120).notNullable();
      table.string('to_address', 254).notNullable();
      table.string('template', 32).notNullable();
      table.string('policy', 16).notNullable();
      table.text('subject').notNullable();
      table.text('html').notNullable();
      table.text('text').notNullable();
      table.string('state', 16).notNullable();
      table.integer('tries').notNullable().defaultTo(0);
      table.string('next_try_at', 32).notNullable();
      table.string('lease_until', 32);
      table.string('token', 36);
      table.string('created_at', 32).notNullable();
      table.string('sent_at', 32);
      table.text('error');
      table.index(['state', 'next_try_at'], 'grid_outbox_state_ix');
      table.index(['created_at'], 'grid_outbox_created_ix');
    });

    await knex.schema.createTable('grid_mail_item', (table) => {
      table.string('outbox_id', 36).notNullable();
      table.integer('recipient_id').notNullable();
      table.integer('task_id').notNullable();
      table.string('mailed_on', 10).notNullable();
      table.primary(['outbox_id', 'task_id']);
      table.index(['recipient_id', 'task_id', 'mailed_on'], 'grid_mail_item_recipient_ix');
    });
  },
};
