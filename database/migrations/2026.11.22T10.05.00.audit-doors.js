'use strict';

/**
 * Doors past the row triggers of the trail: TRUNCATE on PostgreSQL fires none of them, INSERT OR REPLACE on SQLite not that of DELETE.
 * And the indexes that the pages of the trail need.
 */
module.exports = {
  async up(knex) {
    await knex.schema.alterTable('grid_audit', (table) => {
      table.index(['type', 'seq'], 'grid_audit_type_ix');
      table.index(['actor_name', 'seq'], 'grid_audit_actor_name_ix');
    });
    if (knex.client.dialect === 'postgresql') {
      await knex.raw(`create function grid_audit_refuse_truncate() returns trigger language plpgsql as $$ begin raise exception 'grid_audit is append-only'; end $$`);
      await knex.raw('create trigger grid_audit_no_truncate before truncate on grid_audit for each statement execute function grid_audit_refuse_truncate()');
    } else {
      await knex.raw(`create trigger grid_audit_no_replace before insert on grid_audit when exists (select 1 from grid_audit where seq = new.seq)
        begin select raise(abort, 'grid_audit is append-only'); end`);
    }
  },
};
