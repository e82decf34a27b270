package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Lock encrypts one file so that it opens with a password alone: AES-256 by the
// standard security handler of revision 6 (ISO 32000-2, 7.6.4). Whoever opens the
// file may do everything with it, print it and take the password away too.
type Lock struct {
	random io.Reader
	block  cipher.Block
	dict   Dict
}

const (
	fileKeySize = 32
	// allowed are all permissions: the two low bits are reserved (table 22).
	allowed = -4
)

// NewLock makes a lock with a key of its own. The password is one that
// CheckPassword accepts; random gives bytes that nobody can foresee, and is read as
// long as the file is written.
func NewLock(password string, random io.Reader) (*Lock, error) {
	if err := CheckPassword(password); err != nil {
		return nil, err
	}
	l := &Lock{random: random}
	// A key for the file, two salts for the user's entry, two for the owner's, and filling.
	chance, err := l.chance(fileKeySize + 4*saltSize + 4)
	if err != nil {
		return nil, err
	}
	key, chance := chance[:fileKeySize], chance[fileKeySize:]
	if l.block, err = aes.NewCipher(key); err != nil {
		return nil, err
	}
	user, userKey := entry(password, chance[:2*saltSize], nil, key)
	owner, ownerKey := entry(password, chance[2*saltSize:4*saltSize], user, key)
	l.dict = Dict{
		"Filter": Name("Standard"), "V": Int(5), "R": Int(6), "Length": Int(8 * fileKeySize),
		"CF": Dict{"StdCF": Dict{
			"Type": Name("CryptFilter"), "AuthEvent": Name("DocOpen"), "CFM": Name("AESV3"), "Length": Int(fileKeySize),
		}},
		"StmF": Name("StdCF"), "StrF": Name("StdCF"),
		"U": String(user), "UE": String(userKey), "O": String(owner), "OE": String(ownerKey),
		"P": Int(allowed), "Perms": String(l.permissions(chance[4*saltSize:])),
	}
	return l, nil
}

func (l *Lock) chance(n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(l.random, b); err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	return b, nil
}

const saltSize = 8

// entry is what a password is held against, and the file's key locked with the
// password (algorithms 8 and 9). That of the owner is tied to the user's.
func entry(password string, salts, user, key []byte) (check, locked []byte) {
	toCheck, toLock := salts[:saltSize], salts[saltSize:]
	check = slices.Concat(hardened(password, toCheck, user), salts)
	block, _ := aes.NewCipher(hardened(password, toLock, user)) // the hash has the size of a key
	locked = make([]byte, len(key))
	cipher.NewCBCEncrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(locked, key)
	return check, locked
}

// hardened is the hash that makes guessing slow (algorithm 2.B).
func hardened(password string, salt, user []byte) []byte {
	first := sha256.Sum256(slices.Concat([]byte(password), salt, user))
	k := first[:]
	for round := 1; ; round++ {
		e := bytes.Repeat(slices.Concat([]byte(password), k, user), 64)
		block, _ := aes.NewCipher(k[:16])
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		sum := 0 // 256 leaves 1 when divided by 3, so the sum of the digits tells the rest of the number
		for _, digit := range e[:16] {
			sum += int(digit)
		}
		switch sum % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		case 2:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if round >= 64 && int(e[len(e)-1]) <= round-32 {
			return k[:32]
		}
	}
}

// permissions are the allowed ones once more, where nobody without the key can
// change them (algorithm 10).
func (l *Lock) permissions(filling []byte) []byte {
	p := binary.LittleEndian.AppendUint64(nil, 1<<64-4)
	p = append(p, "Tadb"...) // T: the metadata is encrypted too
	p = append(p, filling...)
	l.block.Encrypt(p, p)
	return p
}

// seal encrypts data for a string or a stream: a start of its own, then the data
// filled up to whole blocks (7.6.3.1).
func (l *Lock) seal(data []byte) ([]byte, error) {
	fill := aes.BlockSize - len(data)%aes.BlockSize
	sealed := make([]byte, aes.BlockSize, aes.BlockSize+len(data)+fill)
	if _, err := io.ReadFull(l.random, sealed); err != nil {
		return nil, fmt.Errorf("encrypting: %w", err)
	}
	sealed = append(append(sealed, data...), bytes.Repeat([]byte{byte(fill)}, fill)...)
	body := sealed[aes.BlockSize:]
	cipher.NewCBCEncrypter(l.block, sealed[:aes.BlockSize]).CryptBlocks(body, body)
	return sealed, nil
}

// object is o with its strings and its data encrypted.
func (l *Lock) object(o Object) (Object, error) {
	switch o := o.(type) {
	case String:
		sealed, err := l.seal([]byte(o))
		return String(sealed), err
	case Array:
		return l.array(o)
	case Dict:
		return l.entries(o)
	case *Stream:
		dict, err := l.entries(o.Dict)
		if err != nil {
			return nil, err
		}
		data, err := l.seal(o.Data)
		return &Stream{Dict: dict, Data: data}, err
	}
	return o, nil
}

func (l *Lock) array(o Array) (Object, error) {
	sealed := make(Array, len(o))
	for i, element := range o {
		var err error
		if sealed[i], err = l.object(element); err != nil {
			return nil, err
		}
	}
	return sealed, nil
}

func (l *Lock) entries(o Dict) (Dict, error) {
	sealed := make(Dict, len(o))
	for key, value := range o {
		var err error
		if sealed[key], err = l.object(value); err != nil {
			return nil, err
		}
	}
	return sealed, nil
}

// Extension is what the catalogue of a locked file names as Extensions: revision 6
// is of PDF 2.0, and files of PDF 1.7 say so in this way (Adobe Supplement to
// ISO 32000, extension level 8).
func Extension() Dict {
	return Dict{"ADBE": Dict{"BaseVersion": Name("1.7"), "ExtensionLevel": Int(8)}}
}

var errLocked = errors.New("a file is locked before its first object")
