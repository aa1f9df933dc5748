'use strict';

const http = require('node:http');

/** Sends the same GET again and again on kept connections for the given time; `clients` at once. Any answer but 200 is an error. */
const load = async ({ url, token, clients, milliseconds }) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const times = [];
  const end = performance.now() + milliseconds;
  const started = performance.now();
  const client = async () => {
    while (performance.now() < end) {
      const before = performance.now();
      await get(url, token, agent);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { requests: times.length, rate: times.length / seconds, p50: median(times) };
};

/** One client asks two ways in turn, request by request, so that what else the machine does meets both alike: p50 of each. */
const loadInTurn = async (ways, requests) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: ways.length });
  const times = ways.map(() => []);
  for (let turn = 0; turn < requests; turn += 1) {
    for (const [index, { url, token }] of ways.entries()) {
      const before = performance.now();
      await get(url, token, agent);
      times[index].push(performance.now() - before);
    }
  }
  agent.destroy();
  return times.map(median);
};

const get = (url, token, agent) =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: token === null ? {} : { Authorization: `Bearer ${token}` } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`GET ${url} answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    request.on('error', reject);
  });

const getJson = async (url, token) => JSON.parse(await get(url, token, undefined));

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

module.exports = { getJson, load, loadInTurn, median };
