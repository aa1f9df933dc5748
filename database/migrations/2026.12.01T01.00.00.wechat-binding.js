'use strict';

/**
 * Which employee writes from which open id, by his own wish, and the codes by which he proves it. Neither the open id nor the code stands
 * here: only HMACs to find them by. One open id an employee and one employee an open id; one code an employee at a time.
 */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_wechat_binding', (table) => {
      table.increments('id');
      table.integer('employee_id').notNullable().unique('grid_wechat_binding_employee_uq');
      table.string('sender_key', 64).notNullable().unique('grid_wechat_binding_sender_uq');
      // The message that bound it: the same again is answered alike.
      table.string('message_key', 64).notNullable();
      table.string('bound_on', 10).notNullable();
    });

    await knex.schema.createTable('grid_wechat_code', (table) => {
      table.string('code_key', 64).primary();
      table.integer('employee_id').notNullable().unique('grid_wechat_code_employee_uq');
      table.string('expires_at', 32).notNullable();
    });
  },
};
