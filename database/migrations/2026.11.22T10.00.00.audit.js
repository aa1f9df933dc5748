'use strict';

/**
 * The audit trail: rows are only added. A trigger refuses change and deletion; who goes past it (the owner of the database can) is found
 * by the chain of hashes. `grid_audit_head` is the end of the chain, and its one row is the lock that gives the rows their order.
 */
module.exports = {
  async up(knex) {
    await knex.schema.createTable('grid_audit', (table) => {
      table.integer('seq').primary();
      table.string('at', 32).notNullable();
      table.string('actor_kind', 16).notNullable();
      table.integer('actor_id');
      table.integer('actor_employee_id');
      table.text('actor_name').notNullable();
      table.text('actor_roles').notNullable();
      table.string('action', 32).notNullable();
      table.string('type', 64);
      table.string('row_id', 64);
      table.integer('subject_id');
      table.text('fields').notNullable();
      table.text('reason');
      table.text('details').notNullable();
      table.string('hash', 64).notNullable();
      table.index(['subject_id', 'seq'], 'grid_audit_subject_ix');
      table.index(['actor_employee_id', 'seq'], 'grid_audit_actor_ix');
      table.index(['action', 'seq'], 'grid_audit_action_ix');
      table.index(['at'], 'grid_audit_at_ix');
    });
    await knex.schema.createTable('grid_audit_head', (table) => {
      table.integer('id').primary();
      table.integer('seq').notNullable();
      table.string('hash', 64).notNullable();
      // Where the chain that is kept begins: what was before is purged after its retention.
      table.integer('base_seq').notNullable();
      table.string('base_hash', 64).notNullable();
    });
    const start = '0'.repeat(64);
    await knex('grid_audit_head').insert({ id: 1, seq: 0, hash: start, base_seq: 0, base_hash: start });
    await (knex.client.dialect === 'postgresql' ? refuseOnPostgres(knex) : refuseOnSqlite(knex));
  },
};

const refuseOnPostgres = async (knex) => {
  await knex.raw(`create function grid_audit_refuse() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and old.seq <= (select base_seq from grid_audit_head where id = 1) then return old; end if;
      raise exception 'grid_audit is append-only';
    end $$`);
  await knex.raw('create trigger grid_audit_append_only before update or delete on grid_audit for each row execute function grid_audit_refuse()');
};

const refuseOnSqlite = async (knex) => {
  await knex.raw(`create trigger grid_audit_no_update before update on grid_audit begin select raise(abort, 'grid_audit is append-only'); end`);
  await knex.raw(`create trigger grid_audit_no_delete before delete on grid_audit when old.seq > (select base_seq from grid_audit_head where id = 1)
    begin select raise(abort, 'grid_audit is append-only'); end`);
};
