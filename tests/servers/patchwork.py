#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""patchwork.py LOG - the checks of Patchwork's REST API 1.2

It listens on a free port of 127.0.0.1, prints the number, and ends when its
standard input does. What it is asked goes to LOG, a line a request; what the
documented schema does not allow is answered by 400 and begins with INVALID
there. The first part of the path says how the server feels: /fine/api/1.2/...
"""
import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PATCHES = {'20260102030405.1-1-nora@example.org': 7, 'two@example.org': 8}
STATES = ('pending', 'success', 'warning', 'fail')
CHECKS = re.compile(r'/api/1\.2/patches/(\d+)/checks/$')
MIXED = [
    {'context': 'build', 'state': 'fail', 'description': 'first try'},
    {'context': 'style', 'state': 'warning', 'target_url': None,
     'description': '2 warnings\x1b[2J\n'},
    {'context': 'good', 'state': 'success', 'description': 'fine'},
    {'context': 'build', 'state': 'fail', 'description': 'does not link',
     'target_url': 'https://ci.example.org/7'},
    {'context': 'boot', 'state': 'fail', 'description': None},
    {'context': 'boot', 'state': 'success', 'user': {'id': 2}},
    'no check',
]
log = open(sys.argv[1], 'a', encoding='ascii', buffering=1)
checks = {}     # (mood, patch) -> list
asked = {}      # mood -> number of requests


def problem_of(body):
    """What is wrong with a new check, or None."""
    try:
        check = json.loads(body)
    except ValueError:
        return 'no JSON'
    if not isinstance(check, dict) or check.get('state') not in STATES:
        return 'state'
    if set(check) - {'state', 'target_url', 'context', 'description'}:
        return 'unknown member'
    if not re.fullmatch(r'[-a-zA-Z0-9_]{1,255}', check.get('context', '')):
        return 'context'
    url = check.get('target_url')
    if url is not None and (len(url) > 200 or not re.match('https?://', url)):
        return 'target_url'
    if not isinstance(check.get('description', ''), (str, type(None))):
        return 'description'
    return None


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *args):
        pass

    def answer(self, value, status=200, kind='application/json', **headers):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        for name, text in headers.items():
            self.send_header(name.replace('_', '-'), text)
        self.end_headers()
        self.wfile.write(body)

    def refuse(self, why):
        print('INVALID', self.command, self.path, why, file=log)
        self.answer({'detail': why}, 400)

    def feel(self, mood):
        """The moods that do not let anybody in; True where this one did."""
        n = asked[mood] = asked.get(mood, 0) + 1
        if mood == 'flaky' and n in (1, 3):
            self.answer({}, 503, Retry_After='0')
        elif mood == 'busy':
            self.answer({}, 429, Retry_After='0')
        elif mood == 'closed':
            self.answer({}, 429, Retry_After='86400')
        elif (mood == 'broken' or (mood == 'tired' and n > 2)
              or (mood == 'partly' and '/7/checks/' in self.path)):
            self.answer({}, 500)
        elif mood == 'robots':
            self.answer('', kind='text/html')
        elif mood == 'slow':
            threading.Event().wait(30)
        elif mood == 'nonsense':
            self.answer({'count': 3})
        elif mood in ('login', 'readonly') and self.command == 'POST':
            self.answer({'detail': 'no'}, 401 if mood == 'login' else 403)
        elif mood == 'picky' and self.command == 'POST':
            self.answer({'context': ['no\x1b[2J']}, 400)
        else:
            return False
        return True

    def handle_one(self):
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        mood = url.path.split('/')[1]
        path = url.path[len(mood) + 1:]
        print(self.command, self.path, body.decode('ascii')
              or '(no body)', file=log)
        if not self.feel(mood):
            self.serve(mood, path, parse_qs(url.query), body)

    do_GET = do_POST = handle_one

    def serve(self, mood, path, query, body):
        match = CHECKS.match(path)
        if self.command == 'GET' and 'Authorization' in self.headers:
            self.refuse('a token where none is needed')
        elif path == '/api/1.2/patches/' and self.command == 'GET':
            self.find(mood, query)
        elif match and int(match[1]) in PATCHES.values():
            self.check(mood, int(match[1]), query, body)
        else:
            self.answer({'detail': 'Not found.'}, 404)

    def find(self, mood, query):
        msgid = query.get('msgid', [''])[0]
        if set(query) != {'msgid', 'project'} or re.search(r'[<>\s]', msgid):
            self.refuse('query')
        elif (query['project'] != ['netfilter-devel'] or msgid not in PATCHES
              or (mood == 'tardy' and asked[mood] <= 2)):
            self.answer([])
        else:
            self.answer([{'id': PATCHES[msgid], 'msgid': f'<{msgid}>',
                          'state': 'under-review', 'check':
                          'fail' if mood in ('mixed', 'partly')
                          else 'success'}])

    def check(self, mood, patch, query, body):
        if mood in ('mixed', 'partly') and self.command == 'GET':
            self.answer(MIXED)
            return
        found = checks.setdefault((mood, patch), [{'context': 'other'}])
        if self.command == 'GET':
            page = int(query.get('page', ['1'])[0])
            more = {}
            if page < len(found):
                host = self.headers['Host']
                path = self.path.split('?')[0]
                more['Link'] = f'<http://{host}{path}?page={page + 1}>; rel="next"'
            self.answer(found[page - 1:page], **more)
            return
        why = problem_of(body)
        if self.headers.get('Content-Type') != 'application/json':
            why = 'Content-Type'
        if self.headers.get('Authorization') != 'Token s3cret':
            self.answer({'detail': 'Invalid token.'}, 401)
        elif why:
            self.refuse(why)
        else:
            found.append(json.loads(body))
            self.answer(dict(json.loads(body), id=len(found)), 201)


class Server(ThreadingHTTPServer):
    def handle_error(self, *args):
        """A client may hang up whenever it likes."""


server = Server(('127.0.0.1', 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
