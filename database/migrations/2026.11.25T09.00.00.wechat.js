'use strict';

/**
 * Messages of the official account that became matters, and the notices that an answer is ready. Who wrote stands here sealed, and as an
 * HMAC to find it by: the open id itself is nowhere. `document_id` is what the seal is bound to.
 */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_wechat_message', (table) => {
      table.increments('id');
      table.string('document_id', 36).notNullable();
      table.string('message_key', 64).notNullable().unique('grid_wechat_message_key_uq');
      table.string('sender_key', 64).notNullable();
      table.text('sender').notNullable();
      table.string('received_at', 32).notNullable();
      // Empty only within the transaction that registers the matter.
      table.string('matter_id', 36);
      table.string('number', 32);
      table.string('media_id', 256);
      table.string('image_state', 16);
      table.integer('tries').notNullable().defaultTo(0);
      table.string('next_try_at', 32);
      table.string('lease_until', 32);
      table.string('token', 36);
      table.index(['sender_key', 'number'], 'grid_wechat_message_sender_ix');
      table.index(['matter_id'], 'grid_wechat_message_matter_ix');
      table.index(['image_state', 'next_try_at'], 'grid_wechat_message_image_ix');
    });

    await knex.schema.createTable('grid_wechat_notice', (table) => {
      table.string('id', 36).primary();
      table.string('matter_id', 36).notNullable();
      table.string('state', 16).notNullable();
      table.integer('tries').notNullable().defaultTo(0);
      table.string('next_try_at', 32).notNullable();
      table.string('lease_until', 32);
      table.string('token', 36);
      table.string('created_at', 32).notNullable();
      table.string('sent_at', 32);
      table.string('error', 64);
      table.index(['state', 'next_try_at'], 'grid_wechat_notice_state_ix');
    });
    // One notice is under way for a matter, however often its answer is saved meanwhile.
    await knex.raw(`create unique index grid_wechat_notice_waiting_uq on grid_wechat_notice (matter_id) where state in ('queued', 'sending')`);
  },
};
