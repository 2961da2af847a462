#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""smtp.py DIR [CERTIFICATE KEY] - a mail server that fails at will

It listens on a free port of 127.0.0.1, prints the number, and ends when its
standard input does. Mails that it takes become DIR/1, DIR/2 ..., DIR/log has
what was said. DIR/mode, read anew for each command, has words:

    cut:STEP        hang up at STEP: connect, EHLO, MAIL, RCPT, DATA, byte
                    (in the middle of a mail), dot (it took the mail, but
                    does not say so), answer (likewise, half a line)
    behind:N        no cut before it took N mails
    hang:STEP       say nothing any more at STEP, and do not hang up
    slow            each answer takes its time
    refuse:ADDRESS  550 to this recipient
    deny            550 to the sender
    later           451 to each recipient, as greylisting does
    spam            554 to each mail
    silent          no answer to a mail
    login           wants AUTH PLAIN of nora, sesame
    busy            454 to each login

With a certificate it offers STARTTLS.
"""
import base64
import os
import socket
import ssl
import sys
import threading

FOLDER = sys.argv[1]
TAKEN = [0]
LOGIN = base64.b64encode(b'\0nora\0sesame').decode()


def modes():
    try:
        with open(os.path.join(FOLDER, 'mode')) as f:
            return f.read().split()
    except FileNotFoundError:
        return []


def is_waiting():
    return any(TAKEN[0] < int(mode.split(':')[1]) for mode in modes()
               if mode.startswith('behind:'))


class Cut(Exception):
    pass


class Session:
    def __init__(self, connection):
        self.connection = connection
        self.file = connection.makefile('rb')
        self.is_in = False

    def say(self, text):
        if 'slow' in modes():
            threading.Event().wait(0.03)
        self.connection.sendall(text.encode() + b'\r\n')

    def note(self, text):
        with open(os.path.join(FOLDER, 'log'), 'a') as f:
            f.write(text + '\n')

    def step(self, name):
        if 'cut:' + name in modes() and not is_waiting():
            raise Cut
        if 'hang:' + name in modes():
            while self.file.read(1):
                pass
            raise Cut

    def run(self):
        self.note('connect')
        self.step('connect')
        self.say('220 test')
        while True:
            line = self.file.readline()     # STARTTLS makes it another file
            if not line:
                return
            text = line.decode('latin-1').rstrip('\r\n')
            verb = text.split(' ')[0].upper()
            self.note(verb if verb == 'AUTH' else text)
            self.step(verb)
            if verb == 'QUIT':
                self.say('221 bye')
                return
            getattr(self, 'do_' + verb.lower(), self.unknown)(text)

    def unknown(self, text):
        self.say('500 what?')

    def do_ehlo(self, text):
        offers = ['test', '8BITMIME', 'SIZE 1000000']
        if len(sys.argv) > 2 and not isinstance(self.connection,
                                                ssl.SSLSocket):
            offers.append('STARTTLS')
        if 'login' in modes():
            offers.append('AUTH PLAIN')
        for word in offers[:-1]:
            self.say('250-' + word)
        self.say('250 ' + offers[-1])

    def do_starttls(self, text):
        self.say('220 go on')
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        self.connection = context.wrap_socket(self.connection,
                                              server_side=True)
        self.file = self.connection.makefile('rb')

    def do_auth(self, text):
        words = text.split(' ')
        if len(words) < 3:
            self.say('334 ')
            words.append(self.file.readline().decode().strip())
        if 'busy' in modes():
            self.say('454 4.7.0 come again later')
            return
        self.is_in = words[2] == LOGIN
        self.say('235 welcome' if self.is_in else '535 5.7.8 wrong')

    def do_mail(self, text):
        if 'login' in modes() and not self.is_in:
            self.say('530 5.7.0 log in first')
        elif 'deny' in modes():
            self.say('550 5.7.1 not owned by you')
        else:
            self.say('250 ok')

    def do_rcpt(self, text):
        address = text.split('<')[1].split('>')[0]
        if 'later' in modes():
            self.say('451 4.7.1 come again later')
        elif 'refuse:' + address in modes():
            self.say('550 5.1.1 no such user')
        else:
            self.say('250 ok')

    def do_rset(self, text):
        self.say('250 ok')

    def do_data(self, text):
        self.say('354 go on')
        mail = b''
        while not mail.endswith(b'\r\n.\r\n'):
            line = self.file.readline()
            if not line:
                return
            mail += line
            self.step('byte')
        if 'spam' in modes():
            self.say('554 5.7.1 looks like spam')
            return
        TAKEN[0] += 1
        with open(os.path.join(FOLDER, str(TAKEN[0])), 'wb') as f:
            f.write(mail[:-3].replace(b'\r\n.', b'\r\n'))
        self.step('dot')
        if 'cut:answer' in modes():
            self.connection.sendall(b'25')
            raise Cut
        if 'silent' in modes():
            self.file.readline()
            return
        self.say('250 2.0.0 taken as %d' % TAKEN[0])


def serve(connection):
    session = Session(connection)
    try:
        session.run()
    except (Cut, OSError):
        pass
    try:
        session.connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    session.connection.close()


def accept(listener):
    while True:
        threading.Thread(target=serve, args=(listener.accept()[0],),
                         daemon=True).start()


listener = socket.create_server(('127.0.0.1', 0))
threading.Thread(target=accept, args=(listener,), daemon=True).start()
print(listener.getsockname()[1], flush=True)
sys.stdin.read()
